import type { ElementRules } from '../definitions/element-rules.ts';
import { child, type Element, text } from '../element/element.ts';
import { hasScheme } from '../uri.ts';
import { fail, type Judgement } from './judgement.ts';

const core = 'http://hl7.org/fhir/StructureDefinition/';

/** Checks an extension: that it is known, may stand here, and is what its definition says. */
export function checkExtension(judgement: Judgement, element: Element): void {
  const url = text(element, 'url');
  if (!url) {
    fail(judgement, 'extension.url', element, 'an extension must have a url');
    return;
  }
  if (!hasScheme(url)) {
    if (element.parent?.type !== 'Extension')
      fail(
        judgement,
        'extension.url',
        element,
        `the url of an extension must be absolute: ${JSON.stringify(url.slice(0, 200))}`,
      );
    return;
  }
  const rules = judgement.definitions.structure(url.split('|')[0]!);
  if (!rules) {
    fail(judgement, 'extension.unknown', element, `the extension ${url} is not known`);
    return;
  }
  if (rules.modifier !== (element.name === 'modifierExtension')) {
    fail(
      judgement,
      'extension.modifier',
      element,
      `${url} ${rules.modifier ? 'must' : 'cannot'} be a modifierExtension`,
      url,
    );
  }
  checkContext(judgement, element, rules);
  checkForm(judgement, element, rules, url);
  judgement.walks.walkProfile(judgement, element, rules);
}

function checkForm(judgement: Judgement, element: Element, rules: ElementRules, url: string): void {
  const defined = rules.byName.get('value');
  const value = child(element, 'value');
  const codes = defined?.typeCodes ?? [];
  if (value) {
    const allowed = defined && defined.max > 0 && (codes.length === 0 || codes.includes(value.type));
    if (!allowed)
      fail(
        judgement,
        'extension.type',
        value,
        `the value of ${url} must be ${codes.join(' or ') || 'left out'}, not ${value.type}`,
        url,
      );
  } else if (!child(element, 'extension') && defined && defined.max > 0 && codes.length > 0) {
    fail(judgement, 'extension.value', element, `${url} must have a value`, url);
  }
}

function checkContext(judgement: Judgement, element: Element, { structure }: ElementRules): void {
  const contexts = structure.context ?? [];
  const host = element.parent;
  if (host?.name === 'id' && host.parent?.role !== 'part')
    fail(judgement, 'extension.context', element, 'the id of a resource cannot be extended', structure.url);
  if (contexts.length === 0 || !host) return;
  if (
    contexts.some(
      ({ type, expression }) => type === 'element' && (expression === host.type || expression === 'Element'),
    )
  )
    return;
  const names = namesOf(host);
  const allowed = contexts.some(({ type, expression }) => {
    if (type === 'extension') return host.type === 'Extension' && text(host, 'url') === expression;
    // Contexts that are FHIRPath are not evaluated.
    if (type !== 'element') return true;
    const name = expression.startsWith(core) ? expression.slice(core.length) : expression;
    return names.has(name) || (isOfDefinitions(name) && isDefinition(host));
  });
  if (allowed) return;
  const places = contexts.map(({ expression }) => expression).join(', ');
  fail(
    judgement,
    'extension.context',
    element,
    `${structure.url} cannot stand here; allowed: ${places}`,
    structure.url,
  );
}

function isOfDefinitions(name: string): boolean {
  return name === 'CanonicalResource' || name === 'MetadataResource';
}

/** Resources that define something have a URL of their own. */
function isDefinition({ role, shape }: Element): boolean {
  return role !== 'part' && shape.properties.get('url')?.type === 'uri';
}

/** Every name by which a context may mean an element. */
function namesOf(host: Element): Set<string> {
  const names = new Set([host.type, 'Element', typedPath(host), fullPath(host)]);
  if (host.shape.rules.choice) names.add(`${fullPath(host)}[x]`);
  if (host.role !== 'part') return names.add('Resource').add('DomainResource');
  if (host.parent) {
    const path = `${typedPath(host.parent)}.${host.name}`;
    names.add(path).add(`${path}[x]`);
  }
  return names;
}

/** From the nearest type that has a name of its own: `Identifier`, `Patient.contact`. */
function typedPath(element: Element): string {
  const anonymous = element.type === 'BackboneElement' || element.type === 'Element';
  return anonymous && element.parent ? `${typedPath(element.parent)}.${element.name}` : element.type;
}

function fullPath(element: Element): string {
  return element.role === 'part' && element.parent
    ? `${fullPath(element.parent)}.${element.name}`
    : element.type;
}
