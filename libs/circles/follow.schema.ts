import { z } from 'zod';
import type { ShownFollowed, ShownFollower } from './follows.queries';

export const followIdSchema = z.uuid();

export const proxySchema = z.strictObject({ follower: z.uuid() });

export const consentSchema = z.enum(['accept', 'refuse', 'revoke', 'block']);

const followedResponse = ({ publicId, ...shown }: ShownFollowed) => ({ id: publicId, ...shown });

const followerResponse = ({ publicId, ...shown }: ShownFollower) => ({ id: publicId, ...shown });

/** Both directions: whom I follow, and who follows me or asks to. */
export const followsResponse = (following: readonly ShownFollowed[], followers: readonly ShownFollower[]) => ({
  following: following.map(followedResponse),
  followers: followers.map(followerResponse),
});
