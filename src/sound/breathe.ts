/** Lets everything else that waits run, in Node and in a browser: long work calls it between its parts. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
