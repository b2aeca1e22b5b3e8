// The built-in marketplaces. Each is a JSON file beside this one; a test holds every file to its schema, its linter and
// its cases. Loaded as they are: the schema stays out of what runs in pages.
import type { Marketplace } from '../model/marketplace.ts';
import pinduoduo from './pinduoduo.json' with { type: 'json' };
import practice from './practice.json' with { type: 'json' };
import taobao from './taobao.json' with { type: 'json' };
import vendure from './vendure.json' with { type: 'json' };

/** In the order they are asked whether an address is theirs. */
export const MARKETPLACES = [taobao, pinduoduo, vendure, practice] as unknown as Marketplace[];
