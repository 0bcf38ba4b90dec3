import type { Clock } from '../clock.ts';

/** One alarm for each message: setting it again puts it off. */
export type Alarms = Disposable & {
  readonly set: (messageId: string, milliseconds: number) => void;
  readonly cancel: (messageId: string) => void;
  readonly cancelAll: () => void;
};

/** `ring` is called when an alarm goes off; when it fails, the alarm goes off once more after `snooze` milliseconds. */
export function alarms(
  clock: Clock,
  ring: (messageId: string) => void,
  { snooze, log }: { readonly snooze: number; readonly log: (text: string) => void },
): Alarms {
  const cancels = new Map<string, () => void>();

  const cancel = (messageId: string) => {
    cancels.get(messageId)?.();
    cancels.delete(messageId);
  };
  const set = (messageId: string, milliseconds: number) => {
    cancel(messageId);
    const goOff = () => {
      try {
        ring(messageId);
      } catch (error) {
        log(`${messageId} was not looked after: ${(error as Error).message}`);
        set(messageId, snooze);
      }
    };
    cancels.set(messageId, clock.after(milliseconds, goOff));
  };
  const cancelAll = () => {
    for (const messageId of cancels.keys()) cancel(messageId);
  };
  return { set, cancel, cancelAll, [Symbol.dispose]: cancelAll };
}
