/**
 * Stand-ins for the repository's own type check, which must pass where this folder is not installed. The folder's
 * tsconfig.json (`npm run types` here) leaves this file out and checks against the real types.
 */
declare module '@vendure/core' {
  interface App {
    get(service: unknown): { start(): Promise<void> };
    close(): Promise<void>;
  }
  export type InitialData = object;
  export type VendureConfig = object;
  export const LanguageCode: { en: 'en' };
  export const LogLevel: { Error: number };
  export const JobQueueService: unknown;
  export const dummyPaymentHandler: unknown;
  export class DefaultLogger {
    constructor(options: { level: number; timestamp: boolean });
  }
  export function bootstrap(config: VendureConfig): Promise<App>;
}

declare module '@vendure/core/cli' {
  interface App {
    close(): Promise<void>;
  }
  export function populate(boot: () => Promise<App>, initialData: object, productsCsv: string): Promise<App>;
}

declare module '@vendure/admin-ui-plugin' {
  export const AdminUiPlugin: { init(options: object): unknown };
}
