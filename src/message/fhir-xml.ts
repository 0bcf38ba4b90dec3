import { FhirFormatError } from './fhir-format-error.ts';
import { jsonSkeleton, numberMark } from './fhir-json-skeleton.ts';
import { fhirLibrary } from './fhir-library.ts';
import type { FhirResource } from './fhir-message.ts';
import { enoughProblems, fhirNamespace, firstNumber, located, xmlSkeleton } from './fhir-xml-skeleton.ts';
import { restored } from './restore-values.ts';
import type { XmlDocument } from './xml/document.ts';
import { escapedAttribute } from './xml/escape.ts';
import { indentXml } from './xml/indent-xml.ts';
import { readXml } from './xml/read-xml.ts';

export type FhirXmlReading = { readonly resource: FhirResource; readonly problems: readonly string[] };

/**
 * The one place where FHIR changes between XML and JSON. The `fhir` package knows which element is a list, a number or a
 * resource, but it drops what it does not know, accepts missing end tags, rewrites narratives, loses blanks and takes
 * seconds over long values. So it only ever sees a skeleton: values and narratives are lifted out before and put back
 * after, and one that does not come back is told.
 *
 * A decimal becomes a number, because FHIR's JSON has no other form for it: `1.50` keeps its value and loses its last zero.
 *
 * `problems` names what JSON could not take along, such as elements that FHIR R4 does not know.
 *
 * @throws FhirFormatError when the document cannot be FHIR
 */
export function readFhirXml(document: XmlDocument): FhirXmlReading {
  const { root } = document;
  if (root.namespace !== fhirNamespace) {
    throw new FhirFormatError(
      `the root element is ${root.name} in the namespace "${root.namespace}", not in ${fhirNamespace}`,
    );
  }
  const skeleton = xmlSkeleton(document);
  const { value, missing } = restored(converted(document, skeleton), skeleton.values);
  const lost = missing
    .slice(0, enoughProblems)
    .map(({ element, offset }) => located(document, `${element} has no place in FHIR R4`, offset));
  return { resource: value as FhirResource, problems: [...skeleton.problems, ...lost] };
}

/**
 * @throws FhirFormatError when the text is XML but cannot be FHIR, or holds something that JSON cannot take along
 * @throws XmlError when it is not XML
 */
export function fhirXmlToJson(text: string): FhirResource {
  const { resource, problems } = readFhirXml(readXml(text));
  if (problems.length > 0) throw new FhirFormatError(problems.join('; '));
  return resource;
}

/** @throws FhirFormatError naming what XML cannot express, such as an element that FHIR R4 does not know */
export function fhirJsonToXml(resource: FhirResource): string {
  const { skeleton, values } = jsonSkeleton(resource);
  const found = new Set<number>();
  const xml = indentXml(written(skeleton)).replace(placed, (whole, attribute, content) => {
    const number = Number(attribute ?? content);
    const value = values[number];
    if (!value || found.has(number)) return whole;
    found.add(number);
    return value.narrative ? value.text : `"${escapedAttribute(value.text, 'UTF-8')}"`;
  });

  const lost = values.filter((_, number) => !found.has(number)).slice(0, enoughProblems);
  if (lost.length > 0) {
    const paths = lost.map(({ path }) => path).join(', ');
    throw new FhirFormatError(`FHIR R4 has no place in XML for ${paths}`);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}

/** Whether a resource can be written in XML without loss. */
export function isExpressible(resource: FhirResource): boolean {
  try {
    fhirJsonToXml(resource);
    return true;
  } catch {
    return false;
  }
}

/** The number of a value as an attribute, or as all there is in a narrative. */
const placed = new RegExp(`"${numberMark}(\\d+)"|<div [^>]*>${numberMark}(\\d+)</div>`, 'g');

function converted(document: XmlDocument, { xml, values }: ReturnType<typeof xmlSkeleton>): unknown {
  try {
    return fhirLibrary().xmlToObj(xml);
  } catch (error) {
    throw new FhirFormatError(explained(document, values, (error as Error).message), { cause: error });
  }
}

/** The library's words, with the value and its place where they name a value by number. */
function explained(
  document: XmlDocument,
  values: ReturnType<typeof xmlSkeleton>['values'],
  message: string,
): string {
  const number = /\b\d{7,}$/.exec(message)?.[0];
  const value = number === undefined ? undefined : values[Number(number) - firstNumber];
  if (!value) return `cannot be read as FHIR R4: ${message}`;
  return located(document, `${value.element}: ${message.replace(/\d+$/, `"${value.text}"`)}`, value.offset);
}

function written(skeleton: object): string {
  try {
    return fhirLibrary().objToXml(skeleton);
  } catch (error) {
    throw new FhirFormatError(`cannot be written as XML: ${(error as Error).message}`, { cause: error });
  }
}
