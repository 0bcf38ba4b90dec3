import type { FhirMessage } from '../message/fhir-message.ts';
import type { ValidatedStandard } from '../validation/validation-result.ts';
import { loadValidator } from '../validation/validator.ts';
import type { Validate } from './acceptance.ts';

/** The profile validator as a vendor's system uses it: on everything that it receives, and on what it is about to send. */
export async function profileValidation(): Promise<Validate> {
  const validator = await loadValidator({ definitions: 'built-in' });
  return ({ kind, bundle }: FhirMessage) => {
    const standard: ValidatedStandard = kind === 'acknowledgement' ? 'acknowledgement' : 'carecommunication';
    // In JSON whatever it came as: the verdict is the same, and JSON is read faster.
    const { issues } = validator.validate(Buffer.from(JSON.stringify(bundle)), { standard, format: 'json' });
    return issues.map(({ severity, message, path }) => ({ severity, text: message, place: path }));
  };
}
