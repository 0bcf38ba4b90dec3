/** How wide the terminal is, and whether it takes colours: never into a file or a pipe. */
export function terminal(): { readonly colour: boolean; readonly width: number } {
  return {
    colour: process.stdout.isTTY && !process.env['NO_COLOR'],
    width: process.stdout.columns ?? 80,
  };
}
