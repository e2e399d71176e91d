import { createHash, randomBytes } from 'node:crypto';

/** 256 bits from the system's generator, as 43 characters that are safe in a URL. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: a random token needs no slow hash. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
