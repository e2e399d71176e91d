import { SetMetadata } from '@nestjs/common';

export const policyKey = 'tocsin:policy';

/**
 * Who may call a route, by a name that the application's one guard knows. A route without a policy is refused, and a
 * test names it.
 */
export const Policy = (name: string): MethodDecorator => SetMetadata(policyKey, name);
