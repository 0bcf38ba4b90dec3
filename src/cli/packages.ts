import { Command, Option } from 'commander';
import { standards } from '../validation/standards.ts';
import { formatOption } from './options.ts';
import type { PackageInstallOptions } from './run-package-install.ts';
import type { PackageListOptions } from './run-package-list.ts';

/** A command that has commands of its own: they report as it does. */
class CommandGroup extends Command {
  override copyInheritedSettings(parent: Command): this {
    super.copyInheritedSettings(parent);
    for (const command of this.commands) command.copyInheritedSettings(this);
    return this;
  }
}

export const packages = new CommandGroup('packages')
  .summary("fetch and list MedCom's official FHIR packages")
  .description(
    "MedCom's official FHIR packages in the package cache that FHIR tools share (~/.fhir/packages), for " +
      '`proevesten validate --packages cache`.',
  )
  .addHelpText(
    'after',
    `
Exit code: 0 done, 2 usage, 3 a package could not be had or read.

Examples:
  proevesten packages install
  proevesten packages list
  proevesten packages install --help`,
  );

packages
  .command('install')
  .summary('download packages and all that they depend on')
  .description(
    'Downloads FHIR packages and all that they depend on from a FHIR package registry, checks their checksums, and puts ' +
      'them in the package cache. What is there is left alone. FHIR R4 itself ships with Prøvesten and is left out. Without ' +
      'names: the packages of the three standards. HTTPS_PROXY, HTTP_PROXY and NO_PROXY are honoured.',
  )
  .argument('[name...]', 'name, name@version or name#version; without a version the latest')
  .option('--from <url>', 'the registry', 'https://packages.fhir.org')
  .addOption(new Option('--standard <name...>', 'the packages of these standards').choices(standards))
  .option('--to <folder>', 'another folder than ~/.fhir/packages')
  .addOption(formatOption())
  .addHelpText(
    'after',
    `
Exit code: 0 all there, 2 usage, 3 a package could not be had.

Examples:
  proevesten packages install
  proevesten packages install medcom.fhir.dk.carecommunication@5.0.2
  proevesten packages install --standard acknowledgement --to ./packages
  proevesten packages install --from https://packages2.fhir.org/packages`,
  )
  .action(async (names: readonly string[], options: PackageInstallOptions) => {
    const { runPackageInstall } = await import('./run-package-install.ts');
    await runPackageInstall(names, options);
  });

packages
  .command('list')
  .summary('show what is in the cache, and what each standard would be judged by')
  .option('--in <folder>', 'another folder than ~/.fhir/packages')
  .addOption(formatOption())
  .addHelpText(
    'after',
    `
Exit code: 0 listed, 2 usage, 3 a package could not be read.

Examples:
  proevesten packages list
  proevesten packages list --format json`,
  )
  .action(async (options: PackageListOptions) => {
    const { runPackageList } = await import('./run-package-list.ts');
    runPackageList(options);
  });
