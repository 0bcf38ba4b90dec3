import { runVans } from '../../../src/cli/run-vans.ts';

/** A VANS in a process of its own, to be killed: `node vans-process.ts <directory file> <state folder> <port>`. */
const [directory = '', state = '', port = '0'] = process.argv.slice(2);
const { url } = await runVans({ port: Number(port), host: '127.0.0.1', directory, state });
process.send?.(url);
