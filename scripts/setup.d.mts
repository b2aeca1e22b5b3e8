// Types of setup.mjs, for the tests and scripts written in TypeScript.
export const ROOT: string;
export function run(command: string, args: string[], options?: object): number;
export function bin(name: string): string;
export function ensureModules(): void;
export function ensureBrowsers(what: { firefox: boolean }): void;
export function findChromium(): string | undefined;
export function findFirefox(): string | undefined;
export function build(browser: 'chrome' | 'firefox', options?: { e2e?: boolean }): string;
