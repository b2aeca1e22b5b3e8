// Folding: one spelling for widths, dashes, masks, spaces and traditional characters, with the way back to the text
// as given, so that what is compared can be shown and marked in the writer's own letters.
import type { Piece } from './types.ts';

export interface Folded {
  raw: string;
  text: string;
  /** For each folded character, where its origin starts and ends in `raw`. */
  from: number[];
  to: number[];
}

/** Traditional characters met in addresses and names of divisions, pairwise with their simplified form. */
const TRADITIONAL =
  '區区縣县號号樓楼棟栋幢幢單单戶户臺台灣湾廣广東东門门龍龙園园華华國国興兴寧宁蘇苏滬沪遼辽陝陕雲云贛赣齊齐濟济漢汉濱滨鄉乡鎮镇' +
  '衛卫農农場场廠厂廈厦層层廟庙義义禮礼豐丰榮荣慶庆爾尔維维烏乌貴贵長长陽阳陰阴馬马鳥鸟魚鱼灘滩澤泽島岛嶼屿嶺岭橋桥廳厅宮宫師师學学' +
  '醫医書书頭头順顺須须實实業业產产開开發发經经濕湿復复舊旧爲为為为與与從从達达遠远運运還还這这連连進进過过邊边郵邮電电話话聯联絡络' +
  '請请謝谢變变換换給给現现後后來来裡里裏里個个們们會会說说讓让寫写錯错訂订單单貨货買买賣卖錢钱張张劉刘陳陈楊杨黃黄趙赵吳吴孫孙馮冯' +
  '許许鄧邓蕭萧鄭郑羅罗葉叶閻阎呂吕範范麗丽傑杰偉伟強强軍军勝胜麥麦鄒邹譚谭賴赖顏颜韓韩蔣蒋盧卢藍蓝鍾钟關关樹树溫温澳澳鑽钻埗埗觀观' +
  '塱塱荃荃灣湾將将軍军沖冲葵葵離离愛爱仁仁幹干線线環环銅铜鑼锣尖尖紅红磡磡鳳凤員员彰彰竹竹蓮莲嘉嘉禎祯莊庄壢坜蘆芦汐汐歸归萬万億亿' +
  '體体聖圣鶴鹤鴻鸿鵬鹏龜龟嶽岳巖岩廬庐塢坞壩坝墻墙牆墙堯尧壽寿奧奥婁娄寶宝專专對对導导岡冈峽峡崗岗嵐岚廂厢彌弥徑径恆恒懷怀戲戏撫抚斷断時时曉晓歷历曆历楓枫極极構构樑梁橫横檢检櫃柜歐欧歲岁氣气決决' +
  '沒没況况淺浅淵渊測测湯汤溝沟滄沧滿满漁渔潔洁潛潜潤润澗涧瀋沈瀘泸瀟潇煙烟營营燈灯爐炉獅狮獨独瑪玛瓊琼甌瓯畢毕畫画異异當当疊叠盤盘碼码礦矿磚砖祿禄種种稱称積积穩稳窩窝筆笔節节築筑簡简糧粮紀纪納纳' +
  '紙纸級级細细終终組组結结綠绿網网綿绵緯纬總总績绩織织繡绣續续職职聲声聰聪肅肃腳脚臨临舉举舖铺藝艺藥药蘭兰處处虛虚衝冲裝装製制見见規规視视親亲計计訊讯記记設设詠咏試试詩诗誠诚語语課课調调談谈論论' +
  '諾诺謙谦識识譽誉財财貢贡貼贴費费賀贺賓宾賢贤質质贊赞跡迹車车軌轨軒轩軟软載载輝辉輪轮輸输轉转辦办遷迁選选遞递鄰邻釋释針针鈞钧銀银鋪铺鋼钢錦锦鎖锁鏡镜鐘钟鐵铁鑄铸閃闪閉闭閘闸閣阁閩闽陸陆隊队階阶' +
  '際际隨随險险隱隐雙双雜杂雞鸡難难霧雾靈灵靜静韋韦頂顶項项領领頻频題题額额願愿類类顧顾顯显風风飛飞飯饭館馆騎骑驗验驛驿魯鲁鮮鲜鯉鲤鳴鸣鴨鸭鵝鹅鷹鹰鹽盐點点黨党齋斋萊莱蒼苍蓋盖薩萨兩两濰潍灤滦滎荥' +
  '潿涠漣涟滬沪鄲郸鄖郧贇赟邁迈黃黄黃黄';
const simplified = new Map<string, string>();
for (let i = 0; i + 1 < TRADITIONAL.length; i += 2) simplified.set(TRADITIONAL[i]!, TRADITIONAL[i + 1]!);

const dropped = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]|[\ufe00-\ufe0f]|\u20e3/u;
const masks = new Set([...'＊●•○◯◎※✱✳∗□■×╳★☆']);
const dashes = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d_]/u;
/** A character and what composes with it: combining marks, conjoining Korean letters. */
const cluster = /[\u1100-\u11ff]+|[\s\S][\u0300-\u036f]*/gu;

export function fold(raw: string): Folded {
  const from: number[] = [];
  const to: number[] = [];
  let text = '';
  for (const found of raw.matchAll(cluster)) {
    const written = found[0];
    if (dropped.test(written)) continue;
    const spelled = spell(written);
    text += spelled;
    for (let i = 0; i < spelled.length; i++) {
      from.push(found.index);
      to.push(found.index + written.length);
    }
  }
  return { raw, text, from, to };
}

function spell(written: string): string {
  if (written.length === 1) {
    const code = written.charCodeAt(0);
    if (code === 10) return '\n';
    if (code < 128) return code <= 32 ? (code === 13 ? '\n' : ' ') : written.toLowerCase();
    if (masks.has(written)) return '*';
    if (dashes.test(written)) return '-';
    const plain = simplified.get(written);
    if (plain) return plain;
  }
  return written.normalize('NFKC').toLowerCase().replace(/\s/gu, ' ');
}

/** The piece between two folded offsets; blanks at its ends are left out. Undefined when nothing remains. */
export function piece(f: Folded, start: number, end: number, value?: string): Piece | undefined {
  let a = start;
  let b = end;
  while (a < b && edge.test(f.text[a]!)) a++;
  while (b > a && edge.test(f.text[b - 1]!)) b--;
  if (a >= b) return undefined;
  const span: [number, number] = [f.from[a]!, f.to[b - 1]!];
  return { value: value ?? f.text.slice(a, b), raw: f.raw.slice(...span), span };
}
const edge = /[\s,，、。.;；:：|/()[\]{}<>"'“”‘’-]/u;

/** Two pieces of one part become one; the raw text stays what is written between them only when they touch. */
export function join(a: Piece | undefined, b: Piece | undefined): Piece | undefined {
  if (!a || !b) return a ?? b;
  const [first, last] = a.span[0] <= b.span[0] ? [a, b] : [b, a];
  return {
    value: `${first.value} ${last.value}`,
    raw: `${first.raw} ${last.raw}`,
    span: [first.span[0], Math.max(first.span[1], last.span[1])],
  };
}
