import { isNode, resolveReference, textAt, valuesAt } from '../message/query.ts';
import { hasOffset } from '../message/time.ts';
import { requirements } from './define.ts';
import { fhirSent } from './evidence.ts';
import { finding, list, shown } from './finding.ts';
import type { FhirPassage } from './passage.ts';

/** Elements that hold an instant: a date alone is not enough. */
const instants = new Set(['timestamp', 'recorded', 'occurredDateTime', 'valueDateTime', 'lastUpdated']);
/** Elements that may hold a date alone. */
const dateTimes = new Set(['creation', 'sent', 'received', 'start', 'end']);

/** How every FHIR message is put together. */
export const formRequirements = requirements('message', {
  'references-resolve': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'every reference points to an entry of the Bundle, but for those to earlier MessageHeaders',
      da: 'hver reference peger på en entry i Bundle, bortset fra dem til tidligere MessageHeaders',
    },
    remedy: {
      en: 'include every referenced resource as an entry, with a fullUrl that ends as the reference does',
      da: 'medtag hver refereret ressource som en entry med en fullUrl, der slutter som referencen',
    },
    source: [
      ['ig-cc', 'Bundle.entry'],
      ['ig-ack', 'Bundle.entry'],
    ],
    *check(evidence) {
      for (const passage of fhirSent(evidence)) {
        const { bundle } = passage.fhir;
        for (const { index, resource } of entries(passage)) {
          for (const { name, value, path } of leaves(resource)) {
            if (name !== 'reference' || value.startsWith('#') || isHistory(resource, path)) continue;
            yield finding(resolveReference(bundle, value) !== undefined, {
              expected: 'a resource of the Bundle',
              actual: shown(value),
              at: `#${passage.number} Bundle.entry[${index}].resource${path}`,
            });
          }
        }
      }
    },
  },

  'times-have-offset': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'every point in time is written with its offset from UTC',
      da: 'hvert tidspunkt er skrevet med sin forskydning fra UTC',
    },
    remedy: {
      en: 'write times with seconds and with Z, +01:00 or +02:00 at the end',
      da: 'skriv tidspunkter med sekunder og med Z, +01:00 eller +02:00 til sidst',
    },
    source: [
      ['gov-052', 'timestamps'],
      ['tp-receive', '3.2.1.5'],
    ],
    *check(evidence) {
      for (const { number, fhir } of fhirSent(evidence)) {
        for (const { name, value, path } of leaves(fhir.bundle)) {
          const isInstant = instants.has(name);
          if (!isInstant && !(dateTimes.has(name) && value.includes('T'))) continue;
          yield finding(hasOffset(value), {
            expected: 'a time with offset',
            actual: shown(value),
            at: `#${number} Bundle${path}`,
          });
        }
      }
    },
  },

  'narrative-everywhere': {
    level: 'MUST',
    actor: 'both',
    text: {
      en: 'every resource of a message but the Bundle has a narrative with status generated or extensions',
      da: 'hver ressource i en meddelelse undtagen Bundle har en narrative med status generated eller extensions',
    },
    remedy: {
      en: 'generate text.div for each resource, with text.status generated or extensions',
      da: 'dan text.div til hver ressource med text.status generated eller extensions',
    },
    source: [
      ['gov-general', '5.2'],
      ['tp-send', '3.4.1.14'],
    ],
    interpretation:
      'the two places that name the status say extension and extensions: extensions is valid FHIR',
    *check(evidence) {
      for (const passage of fhirSent(evidence)) {
        const bare = [...entries(passage)].filter(({ resource }) => !hasNarrative(resource));
        const [first] = bare;
        yield finding(!first, {
          expected: 'a narrative in every resource',
          actual: first
            ? `none in ${list(bare.map(({ resource }) => textAt(resource, 'resourceType') ?? 'an entry'))}`
            : 'a narrative in every resource',
          at: `#${passage.number} Bundle.entry[${first?.index ?? 0}].resource.text`,
        });
      }
    },
  },
});

function* entries({ fhir }: FhirPassage): Generator<{ index: number; resource: unknown }> {
  for (const [index, entry] of valuesAt(fhir.bundle, 'entry').entries()) {
    const [resource] = valuesAt(entry, 'resource');
    if (resource !== undefined) yield { index, resource };
  }
}

/** Every text in a resource with the name of its element and its path, `.payload[0].contentString`. */
function* leaves(
  node: unknown,
  path = '',
  name = '',
): Generator<{ name: string; value: string; path: string }> {
  if (typeof node === 'string') yield { name, value: node, path };
  else if (Array.isArray(node)) {
    for (const [index, value] of node.entries()) yield* leaves(value, `${path}[${index}]`, name);
  } else if (isNode(node)) {
    for (const [key, value] of Object.entries(node)) yield* leaves(value, `${path}.${key}`, key);
  }
}

/** What a Provenance targets or revises may be a message that travelled before. */
function isHistory(resource: unknown, path: string): boolean {
  return textAt(resource, 'resourceType') === 'Provenance' && /^\.(target|entity)\b/.test(path);
}

function hasNarrative(resource: unknown): boolean {
  const status = textAt(resource, 'text.status');
  const div = textAt(resource, 'text.div') ?? '';
  return (
    (status === 'generated' || status === 'extensions') && /[^\s<>]/.test(div.replaceAll(/<[^>]*>/g, ''))
  );
}
