import { entryOf, header, type Loose, provenance } from '../judged.ts';
import { type Proof, proofsOn } from './proof.ts';

const ok: readonly Proof[] = proofsOn({ of: 'an acknowledgement', on: 'acknowledgement/2.0/ok.json' }, [
  {
    key: 'cardinality.min',
    refused: ['without a response', (m) => delete header(m)['response']],
    allowed: ['without a definition', (m) => delete header(m)['definition']],
  },
  {
    key: 'binding.required',
    refused: ['with a code that is not in the list', (m) => (header(m)['response'].code = 'oky')],
    allowed: ['with a code that is in the list', (m) => (header(m)['response'].code = 'ok')],
  },
  {
    key: 'coding.unknown-code',
    refused: ['with an activity that does not exist', (m) => (activity(m)['code'] = 'x')],
    allowed: ['with another activity', (m) => (activity(m)['code'] = 'modified-message')],
  },
  {
    key: 'medcom-acknowledgement-2',
    refused: ['whose MessageHeader lacks what the profile asks', (m) => delete header(m)['response']],
    allowed: ['whose MessageHeader conforms to the profile without a claim', (m) => delete header(m)['meta']],
  },
]);

const fatalError: readonly Proof[] = proofsOn(
  { of: 'a refusing acknowledgement', on: 'acknowledgement/2.0/fatal-error.json' },
  [
    {
      key: 'medcom-acknowledgement-1',
      refused: ['that does not say why', withoutReason],
      allowed: ['that does not refer to its reason', (m) => delete header(m)['response'].details],
    },
  ],
);

/** What Acknowledgement asks. */
export const acknowledgementProofs: readonly Proof[] = [...ok, ...fatalError];

function activity(message: Loose): Loose {
  return provenance(message)['activity'].coding[0];
}

function withoutReason(message: Loose): void {
  delete header(message)['response'].details;
  message['entry'].splice(message['entry'].indexOf(entryOf(message, 'OperationOutcome')), 1);
}
