import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadValidator, type Validator } from '../../../../src/validation/validator.ts';
import { tgz } from '../package-archive.ts';

export const own = 'http://medcomfhir.dk/ig/carecommunication/StructureDefinition/own-';
export const civil = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus';
const element = (id: string, more: object = {}) => ({
  id,
  path: id.replaceAll(/:\w+/g, ''),
  min: 0,
  max: '*',
  ...more,
});
const profile = (name: string, type: string, kind: string, elements: readonly object[]) => ({
  resourceType: 'StructureDefinition',
  url: own + name,
  type,
  kind,
  derivation: 'constraint',
  snapshot: { element: [element(type), ...elements] },
});
const required = (name: string, child: string) =>
  profile(name, 'Address', 'complex-type', [
    element(`Address.${child}`, { min: 1, max: '1', type: [{ code: 'string' }] }),
  ]);
const telecom = (system: string) => [
  element(`Patient.telecom:${system}`, { sliceName: system, type: [{ code: 'ContactPoint' }] }),
  element(`Patient.telecom:${system}.system`, {
    min: 1,
    max: '1',
    type: [{ code: 'code' }],
    fixedCode: system,
  }),
];

const patientProfile = profile('patient', 'Patient', 'resource', [
  element('Patient.telecom', {
    type: [{ code: 'ContactPoint' }],
    slicing: { ordered: true, rules: 'open', discriminator: [{ type: 'value', path: 'system' }] },
  }),
  ...telecom('phone'),
  ...telecom('email'),
  element('Patient.address', { type: [{ code: 'Address', profile: [`${own}town`, `${own}place`] }] }),
  element('Patient.maritalStatus', {
    max: '1',
    type: [{ code: 'CodeableConcept' }],
    patternCodeableConcept: { coding: [{ system: civil, code: 'M' }] },
  }),
  element('Patient.multipleBirth[x]', { max: '1', type: [{ code: 'integer' }], minValueInteger: 2 }),
  element('Patient.contact', { type: [{ code: 'BackboneElement' }] }),
  element('Patient.contact.relationship', {
    type: [{ code: 'CodeableConcept' }],
    binding: { strength: 'required', valueSet: `${own}relations` },
  }),
]);

const bundleProfile = profile('bundle', 'Bundle', 'resource', [
  element('Bundle.entry', { type: [{ code: 'BackboneElement' }] }),
  element('Bundle.entry.resource', { max: '1', type: [{ code: 'Patient', profile: [`${own}patient`] }] }),
]);

/** Two systems, one of which nobody can list. */
const relations = {
  resourceType: 'ValueSet',
  url: `${own}relations`,
  compose: {
    include: [
      { system: 'http://snomed.info/sct' },
      { system: 'https://prove.dk/relations', concept: [{ code: 'aunt' }] },
    ],
  },
};

let loading: Promise<Validator> | undefined;

/** The validator with a package of our own, which says what neither FHIR nor the built-in definitions say. */
export function ownPackage(): Promise<Validator> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Validator> {
  const folder = mkdtempSync(path.join(tmpdir(), 'own-package-'));
  try {
    const definitions = [
      patientProfile,
      bundleProfile,
      required('town', 'city'),
      required('place', 'text'),
      relations,
    ];
    const files = Object.fromEntries(definitions.map((each, i) => [`${each.resourceType}-${i}.json`, each]));
    writeFileSync(path.join(folder, 'own.tgz'), tgz('medcom.fhir.dk.carecommunication', '5.0.9', {}, files));
    return await loadValidator({
      definitions: { packages: folder },
      compiledFolder: path.join(folder, 'compiled'),
      standards: ['carecommunication'],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
