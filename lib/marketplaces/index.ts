// The built-in marketplaces. Each is a JSON file beside this one; a test holds every file to its schema, its linter and
// its cases. Loaded as they are: the schema stays out of what runs in pages.
import type { Marketplace } from '../model/marketplace.ts';
import site1688 from './1688.json' with { type: 'json' };
import amazon from './amazon.json' with { type: 'json' };
import coupangWing from './coupang-wing.json' with { type: 'json' };
import douyin from './douyin.json' with { type: 'json' };
import ebay from './ebay.json' with { type: 'json' };
import etsy from './etsy.json' with { type: 'json' };
import jd from './jd.json' with { type: 'json' };
import lazada from './lazada.json' with { type: 'json' };
import naverSmartstore from './naver-smartstore.json' with { type: 'json' };
import pinduoduo from './pinduoduo.json' with { type: 'json' };
import practice from './practice.json' with { type: 'json' };
import shopee from './shopee.json' with { type: 'json' };
import shopify from './shopify.json' with { type: 'json' };
import taobao from './taobao.json' with { type: 'json' };
import vendure from './vendure.json' with { type: 'json' };
import xiaohongshu from './xiaohongshu.json' with { type: 'json' };

/** In the order they are asked whether an address is theirs. */
export const MARKETPLACES = [
  taobao,
  pinduoduo,
  douyin,
  jd,
  amazon,
  naverSmartstore,
  coupangWing,
  shopee,
  site1688,
  xiaohongshu,
  etsy,
  ebay,
  shopify,
  lazada,
  vendure,
  practice,
] as unknown as Marketplace[];
