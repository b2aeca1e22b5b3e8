// What a shop is called until its owner says otherwise.
import type { LocalText } from '../../../lib/model/basics.ts';

export const shopNames: LocalText = { 'zh-CN': '我的店铺', ko: '내 상점', en: 'My shop' };
