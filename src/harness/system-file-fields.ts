/** Every field of a system file, with what is said where one is missing. */
export const systemFileFields: Readonly<Record<string, string>> = {
  name: 'what the system is called in the report',
  version: 'the version of the system',
  identity: 'gln, sor and name of the organisation that the system sends as',
  'identity.gln': 'the location number that the system sends as, 13 digits in quotes',
  'identity.sor': 'the SOR id of that organisation, in quotes',
  'identity.name': 'the name of that organisation',
  capabilities: 'a list of what the system can do',
  network: 'how envelopes reach the system',
  'network.connector': 'push (the VANS posts envelopes to the system) or mailbox (the system fetches them)',
  'network.url':
    'the address that the VANS posts envelopes to; a system that fetches them has the connector mailbox',
  'network.token': 'what the system shows the VANS, at least 8 characters',
  'network.presentToken': 'what the VANS shows the system',
  vans: 'where the reference VANS listens',
  'vans.host': 'the address that the reference VANS listens on',
  'vans.port': 'the port that the reference VANS listens on',
  driver: 'how the user interface is worked',
  'driver.url': 'the address of the driver, see docs/driver.md',
  'driver.token': 'what the harness shows the driver',
  patience: 'how long the harness waits',
  'patience.answerSeconds': 'how long an answer may take',
  'patience.quietSeconds': 'how long nothing must happen',
  knownFailures: 'requirements that are expected to fail, each with the reason',
};

/** @param parent dotted; empty for the file itself */
export function fieldsUnder(parent: string): readonly string[] {
  const start = parent ? `${parent}.` : '';
  return Object.keys(systemFileFields).filter((path) => path === start + lastPart(path));
}

export const lastPart = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
