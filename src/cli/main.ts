import { Command, CommanderError, Help } from 'commander';
import { exitCode, HarnessError, UsageError } from '../errors.ts';
import { commands } from './commands.ts';
import { Interruption } from './interruption.ts';
import { visible } from '../report/visible-text.ts';
import { productVersion } from './product-version.ts';

// A launcher, where there is one, holds the other end of this channel: when it is gone, nobody can stop this process any more.
process.channel?.unref();
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));

const program = new Command('proevesten')
  .description(
    'Conformance harness for MedCom messages: plays the network, records every byte, judges the record.',
  )
  .version(productVersion)
  .showHelpAfterError('(run with --help for the options and examples)')
  .showSuggestionAfterError()
  .configureHelp({
    optionDescription(option) {
      const text = Help.prototype.optionDescription.call(this, option);
      return option.mandatory ? `${text} (required)` : text;
    },
  })
  .exitOverride();

for (const command of commands) program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** One line on standard error, and the exit code for it. A stack trace only for a bug of ours. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.conforms : exitCode.usage;
  if (error instanceof Interruption) {
    console.error(`proevesten: ${visible(error.message)}`);
    return error.exitCode;
  }
  if (error instanceof UsageError) {
    console.error(`proevesten: ${visible(error.message)}`);
    return exitCode.usage;
  }
  if (error instanceof HarnessError) {
    console.error(`proevesten: ${visible(error.message)} [${error.code}]`);
    return exitCode.harness;
  }
  // A file that the machine does not give us is no bug of ours, wherever we stumbled over it.
  const { code, path } = error as NodeJS.ErrnoException;
  if (code !== undefined && path !== undefined) {
    console.error(`proevesten: ${visible(path)}: cannot be used (${code})`);
    return exitCode.harness;
  }
  console.error('proevesten: this is a bug of ours, please report it with what follows');
  console.error(error);
  return exitCode.harness;
}
