import { type Element, text } from '../element/element.ts';
import { hasScheme, isSystem } from '../uri.ts';
import { fail, type Judgement } from './judgement.ts';

/** Checks the system and the value of an Identifier against each other. */
export function checkIdentifier(judgement: Judgement, element: Element): void {
  const system = text(element, 'system');
  const value = text(element, 'value');
  if (system && !isSystem(system) && !system.startsWith('ldap:')) {
    fail(
      judgement,
      'identifier.system',
      element,
      `an identifier's system is an absolute URL, not ${JSON.stringify(system.slice(0, 200))}`,
    );
  }
  if (system === 'urn:ietf:rfc:3986' && value !== undefined && !hasScheme(value)) {
    fail(judgement, 'identifier.value', element, 'with system urn:ietf:rfc:3986 the value must be a URI');
  }
}
