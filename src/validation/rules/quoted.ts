/** A value from a message as it is told to a user: not all of a long one. */
export function quoted(value: string): string {
  return JSON.stringify(shortened(value, 80));
}

export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
