import { expect, test } from '@playwright/test';
import { plainText } from '../../../src/message/formatted-text.ts';
import type { CareCommunication } from '../../../src/message/care-communication.ts';
import type { FhirResource } from '../../../src/message/fhir-message.ts';
import type { ClinicalEmail } from '../../../src/message/letter.ts';
import { readCareCommunication } from '../../../src/message/read-care-communication.ts';
import { simpleMessage } from '../message/message-samples.ts';
import { choices, letter } from './generate.ts';
import { bundleOf, legacy, letterOf, messageOf, service } from './service.ts';

const toLetter = async (bundle: FhirResource) => letterOf(await service().message(bundle));
const toBundle = async (said: ClinicalEmail) => bundleOf(await service().letter(said));

const textOf = (said: ClinicalEmail) => plainText(said.texts.flat());
const bodyOf = ({ segments }: CareCommunication) =>
  segments.flatMap((each) => (each.kind === 'text' ? [each.text] : [])).join('');

test('message, letter, message: parties, patient, episode, stay, text and links come back', async () => {
  const before = simpleMessage({
    receiver: legacy,
    now: new Date('2026-07-01T09:30:00Z'),
    encounter: { status: 'in-progress', class: 'IMP' },
    episodesOfCare: [
      {
        system: 'https://sor2.sum.dsdn.dk/#id=325251000016005',
        value: '5b0f7a94-c1de-4f2a-9e3b-6d8c7a1f0e23',
      },
    ],
    attachments: [{ title: 'Vejledning', url: 'https://www.medcom.dk/' }],
  });
  const said = readCareCommunication(before);
  const back = messageOf(await service().letter(await toLetter(before)));
  expect(back).toMatchObject({
    timestamp: said.timestamp,
    sender: said.sender,
    receiver: said.receiver,
    patient: { ...said.patient, given: [said.patient?.given.join(' ')] },
    encounter: said.encounter,
    episodesOfCare: said.episodesOfCare,
    category: 'other',
    topic: 'Andet, Plan for hjemsendelse',
  });
  expect(bodyOf(back)).toContain(bodyOf(said));
  expect(back.segments[0]).toMatchObject({ date: said.segments[0]?.date, phone: said.segments[0]?.phone });
  expect(back.segments[1]).toMatchObject({ title: 'Vejledning', url: 'https://www.medcom.dk/' });
  expect(back.communicationId).not.toBe(said.communicationId);
});

for (let seed = 201; seed <= 212; seed += 1) {
  test(`letter ${seed}: letter, message, letter`, async () => {
    const before = letter(choices(seed));
    const bundle = await toBundle(before);
    const back = await toLetter(bundle);
    const known = readCareCommunication(bundle).encounter !== undefined;
    const status = before.patient.episodeOfCareStatus;
    expect(back).toMatchObject({
      sent: before.sent,
      authorised: before.authorised,
      sender: {
        gln: before.sender.gln,
        telephone: /\d/.test(before.sender.telephone ?? '') ? before.sender.telephone : '0000 0000',
      },
      receiver: { gln: before.receiver.gln },
      patient: {
        civilRegistrationNumber: before.patient.civilRegistrationNumber,
        alternativeIdentifier: before.patient.alternativeIdentifier,
        surname: before.patient.surname,
        given: before.patient.given,
        streetName: before.patient.streetName,
        districtName: before.patient.districtName,
        postCode: before.patient.postCode,
      },
    });
    if (known && status !== 'ambulant_roentgen') expect(back.patient.episodeOfCareStatus).toBe(status);
    const episode = before.episodeOfCareIdentifier;
    expect(back.episodeOfCareIdentifier?.toLowerCase()).toBe(episode?.toLowerCase());
    expect(back.subject).toBe(
      Array.from(`Andet, ${before.subject ?? 'Ukendt emne'}`)
        .slice(0, 70)
        .join(''),
    );
    expect(back.references).toEqual(before.references.filter(({ url }) => url !== undefined));
    expect(textOf(back)).toContain(textOf(before));
  });

  test(`letter ${seed}: a second pass adds nothing twice`, async () => {
    const once = await toLetter(await toBundle(letter(choices(seed))));
    const twice = await toLetter(await toBundle(once));
    for (const part of ['Denne meddelelse har høj prioritet.', 'Denne meddelelse er en', 'Forfatter: ']) {
      expect(count(textOf(twice), part)).toBe(count(textOf(once), part));
    }
    const added = textOf(twice).length - textOf(once).length;
    // What was cut from the subject is told once more, and nothing else.
    expect(added).toBeLessThanOrEqual('\n\nEmne: Andet, '.length + 70);
  });
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
