/** Whether anybody but this very machine can reach an address. */
export const onlyHere = (address: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/u.test(address);
