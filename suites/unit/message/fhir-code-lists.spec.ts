import { expect, test } from '@playwright/test';
import {
  attachmentTypeOf,
  attachmentTypes,
  categories,
  fileExtensionOf,
  isAcknowledgementError,
  isAttachmentType,
  isCategory,
  roleSystem,
} from '../../../src/message/code-lists.ts';
import { isPatientSystem, sorEndpoint, systems } from '../../../src/message/systems.ts';

test('there are eighteen categories, each with its own Danish name', () => {
  expect(new Set(Object.values(categories)).size).toBe(18);
  expect(isCategory('regarding-referral')).toBe(true);
  expect(isCategory('assessment')).toBe(false);
  expect(isCategory('constructor')).toBe(false);
  expect(isCategory(undefined)).toBe(false);
});

test('a media type and its file extension lead to each other', () => {
  for (const type of Object.keys(attachmentTypes)) {
    expect(isAttachmentType(type)).toBe(true);
    if (isAttachmentType(type)) expect(attachmentTypeOf(fileExtensionOf(type))).toBe(type);
  }
  expect(attachmentTypeOf('.JPEG')).toBe('image/jpeg');
  expect(attachmentTypeOf('røntgen.tiff')).toBe('image/tiff');
  expect(attachmentTypeOf('mp4')).toBeUndefined();
  expect(isAttachmentType('video/mp4')).toBe(false);
});

test('a role is in the system that it comes from', () => {
  expect(roleSystem('laege')).toBe(systems.authorisedRole);
  expect(roleSystem('sygeplejerske')).toBe(systems.administrativeRole);
});

test('only error codes of MedCom are its own', () => {
  expect(isAcknowledgementError('MSG_Damaged_durin_transport')).toBe(true);
  expect(isAcknowledgementError('MSG_BAD_SYNTAX')).toBe(false);
});

test('CPR numbers and both kinds of replacement are known by their systems', () => {
  expect(isPatientSystem(systems.cpr)).toBe(true);
  expect(isPatientSystem(`${systems.dEcpr}.177`)).toBe(true);
  expect(isPatientSystem(`${systems.dEcpr}77`)).toBe(false);
  expect(isPatientSystem(systems.sor)).toBe(false);
  expect(sorEndpoint('325251000016005')).toBe('https://sor2.sum.dsdn.dk/#id=325251000016005');
});
