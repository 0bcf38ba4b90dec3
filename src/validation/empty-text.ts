/** Nothing but what Java calls white space at the ends of a text, as the official validator asks: a no-break space is content. */
export function isEmptyText(text: string): boolean {
  return !/[^\0- ]/.test(text);
}
