import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json';
import type { AlertContent, MessageType } from './alert';

/** All that decides who is told what: the approval is for exactly this. */
export interface HashedContent {
  readonly identifier: string;
  readonly sender: string;
  readonly messageType: MessageType;
  readonly content: AlertContent;
}

/** SHA-256, 32 bytes, over the canonical JSON. */
export function contentHash({ identifier, sender, messageType, content }: HashedContent): Buffer {
  return createHash('sha256').update(canonicalJson({ identifier, sender, messageType, content })).digest();
}

/** Whether the version still is what was approved: asked again at every hop, and without it nothing is sent. */
export const isIntact = (version: HashedContent & { readonly contentHash: Buffer }): boolean =>
  contentHash(version).equals(version.contentHash);
