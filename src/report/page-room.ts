/** How much of the messages the page still has room for, in characters. */
export type Room = { take: (text: string) => { readonly text: string; readonly cut: boolean } };

const longestMessage = 200_000;
const wholePage = 8_000_000;

/** Room for the messages of a page: each is cut when it is long, and so are all when the page would become too heavy to open. */
export function room({ message = longestMessage, total = wholePage } = {}): Room {
  let left = total;
  return {
    take(text) {
      const size = Math.min(text.length, message, left);
      left -= size;
      return { text: text.slice(0, size), cut: size < text.length };
    },
  };
}
