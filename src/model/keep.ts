/**
 * Gives what `make` gives, a function of `inputs` and nothing else. May give the very object that it gave under that name the
 * last time, when the inputs are the same: so nothing that shows is changed in it afterwards.
 */
export type Keep = <T>(name: string, inputs: readonly unknown[], make: () => T) => T;

/** Keeps nothing. */
export const keepNothing: Keep = (_name, _inputs, make) => make();
