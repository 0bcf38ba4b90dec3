import { startConversionService } from '../../../src/harness/start-conversion-service.ts';

/** A conversion in a process of its own, to be killed: `node conversion-process.ts <directory file> <state folder>`. */
const [directoryFile = '', stateDir = ''] = process.argv.slice(2);
const { url } = await startConversionService({ directoryFile, stateDir });
process.send?.(url);
