import { SetMetadata } from '@nestjs/common';

export const sheddingKey = 'tocsin:shedding';

/**
 * What a route does while the service is behind: `can-wait` is asked to come again as soon as answers queue up, `answer`
 * is one of these answers, refused only when it would wait too long itself. Any other route is served.
 */
export type Shedding = 'can-wait' | 'answer';

export const Sheds = (kind: Shedding): MethodDecorator => SetMetadata(sheddingKey, kind);
