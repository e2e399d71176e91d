import { z } from 'zod';
import { typedPhone } from '../people/phone.schema';
import { agreementDays, consentCommands } from './follow';
import type { ShownFollowed, ShownFollower } from './follows.queries';

export const followIdSchema = z.uuid();

export const proxySchema = z.strictObject({ follower: z.uuid() });

export const consentSchema = z.enum(consentCommands).exclude(['agree']);

const days = z.literal(agreementDays).describe('how long the consent sleeps, ready to open in an incident');

export const agreeSchema = z.strictObject({ days });

export const agreementSchema = typedPhone.extend({ days });

const followedResponse = ({ publicId, ...shown }: ShownFollowed) => ({ id: publicId, ...shown });

export const followerResponse = ({ publicId, ...shown }: ShownFollower) => ({ id: publicId, ...shown });

/** Both directions: whom I follow, and who follows me or asks to. */
export const followsResponse = (following: readonly ShownFollowed[], followers: readonly ShownFollower[]) => ({
  following: following.map(followedResponse),
  followers: followers.map(followerResponse),
});
