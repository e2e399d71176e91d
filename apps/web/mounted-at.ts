/** The route of an address that holds an id: pages link to `/i/7`, the route is mounted at `/i/:id`. */
export const mountedAt = (path: (id: string) => string): string => decodeURIComponent(path(':id'));
