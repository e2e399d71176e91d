declare const brand: unique symbol;

/** A value that only its parser makes, so that the compiler tells a checked value from a raw one. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
