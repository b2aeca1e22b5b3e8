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
  '潿涠漣涟滬沪鄲郸鄖郧贇赟邁迈黃黄黃黄' +
  '圍围鰂鲗篤笃鷺鹭鷗鸥鯨鲸鰲鳌鴛鸳鴦鸯鵑鹃鶯莺鹵卤黌黉鼇鳌墾垦壟垄壯壮夾夹奮奋奪夺嬌娇嬰婴孌娈寬宽寢寝尋寻屆届屍尸屢屡嶄崭巒峦帥帅帳帐帶带幀帧幣币庫库廢废彈弹彙汇彥彦徵征慮虑慣惯愨悫憂忧應应懇恳戰战拋抛' +
  '掛挂揚扬搖摇搶抢撥拨擁拥擇择擊击擔担據据擴扩攝摄敵敌數数敘叙斬斩晉晋暉晖暫暂曄晔條条棗枣棧栈槍枪樁桩樂乐標标樞枢樣样機机樺桦櫻樱櫂棹櫛栉欄栏權权欽钦歡欢殘残殼壳毀毁潁颍潯浔澱淀濃浓瀾澜灑洒無无煉炼熱热' +
  '燁烨燭烛爺爷爭争牽牵犧牺狀状獎奖獲获獻献璽玺璦瑷甕瓮畝亩瘡疮皚皑盜盗盞盏監监瞭了矯矫砲炮硤硖碩硕確确礎础禦御禪禅稅税穀谷穌稣竄窜竅窍競竞筍笋籃篮籠笼粵粤糞粪絲丝綏绥綜综綱纲綸纶緒绪緣缘緩缓練练縫缝縱纵' +
  '繞绕繩绳繪绘繼继纜缆罈坛罰罚羈羁習习翹翘聞闻聳耸腦脑腫肿膚肤膠胶膽胆臉脸臥卧艦舰艷艳芻刍茲兹荊荆莖茎莧苋萵莴葦苇蔥葱蔭荫蕎荞蕩荡薈荟薔蔷薦荐薺荠藉借蘋苹蘊蕴虜虏虧亏蟲虫蠔蚝蠟蜡蠶蚕蠻蛮術术補补襲袭覓觅' +
  '覺觉覽览觴觞訓训訪访評评詢询該该詳详認认誌志諧谐講讲證证譯译議议護护讀读豔艳豬猪貓猫貝贝負负責责貯贮貿贸賜赐賞赏購购賽赛贈赠趨趋躍跃軀躯較较輕轻輛辆輯辑轄辖轎轿轟轰辭辞迴回逕迳遊游違违遙遥適适遲迟遺遗' +
  '邏逻邨村郟郏鄆郓鄺邝醬酱醞酝釀酿釘钉釣钓鈴铃鉅巨鉑铂銘铭銳锐鋒锋鋁铝鋸锯錄录錘锤錫锡錶表鍊链鍋锅鍛锻鍵键鎊镑鎔熔鏈链鑒鉴鑰钥閒闲間间閔闵閤合閱阅闊阔闕阙闖闯闡阐阪坂陣阵隴陇隸隶雋隽雖虽霽霁靄霭靚靓韌韧' +
  '響响頁页預预頌颂頒颁頓顿頤颐頸颈飄飘飼饲飽饱飾饰餅饼養养餘余餡馅饒饶馳驰駁驳駐驻駕驾駛驶駿骏騰腾驅驱驕骄驚惊驟骤驢驴髮发鬆松鬧闹鬱郁魷鱿鮑鲍鯤鲲鰻鳗鱷鳄鱸鲈鳩鸠鴉鸦鴿鸽鵡鹉鶉鹑鸚鹦鹹咸齡龄龐庞龔龚嘆叹' +
  '嘔呕嘯啸噴喷嚴严囑嘱圓圆圖图團团執执堅坚堊垩塊块塗涂塵尘墊垫墜坠壓压壘垒壞坏夢梦妝妆姍姗娛娱媽妈嫻娴嬸婶孃娘審审崙仑巔巅弔吊彎弯態态憲宪憶忆懸悬戀恋捨舍採采掃扫揀拣撈捞擬拟擠挤攔拦於于昇升晝昼暢畅曠旷' +
  '曬晒栢柏梘枧棄弃楨桢槓杠樸朴橢椭檔档檯台檸柠檳槟櫥橱櫺棂殺杀殯殡毆殴毿毵氫氢汙污洩泄洶汹涇泾涼凉淒凄淚泪淨净淪沦淶涞渙涣減减渦涡渾浑湊凑湧涌溈沩準准滅灭滌涤滯滞滲渗滷卤滸浒滾滚漚沤漸渐漿浆潑泼潰溃澆浇' +
  '濁浊濘泞濛蒙濤涛濫滥濺溅瀏浏瀕濒瀝沥灝灏煒炜煥焕煩烦熒荧燒烧燙烫燦灿爍烁爛烂牘牍犛牦獄狱獵猎獸兽珮佩琺珐瑋玮瑣琐瑤瑶瑩莹璉琏璣玑璿璇瓏珑甦苏疇畴療疗癒愈癡痴盡尽盪荡眾众睏困矚瞩磯矶礙碍祕秘禍祸稜棱穎颖' +
  '窮穷窯窑箇个箏筝篩筛簽签簾帘籌筹籤签粧妆紋纹純纯紗纱紡纺紮扎紹绍絃弦統统絹绢綉绣綬绶綺绮綾绫緊紧緬缅緻致緹缇縈萦縮缩繕缮繫系纖纤罷罢羨羡聽听脅胁脈脉脩修腎肾腸肠臍脐臘腊菴庵蒔莳蓀荪蓴莼蔔卜蕪芜薑姜薊蓟' +
  '藹蔼蘿萝蛻蜕蜆蚬蝦虾蝸蜗蟬蝉蠍蝎衆众複复襪袜訴诉診诊詞词誇夸誤误諮咨諸诸諒谅謀谋謹谨譜谱讚赞豎竖貪贪貞贞貫贯貳贰資资賊贼賤贱賦赋賬账賺赚贏赢趕赶踐践踴踊蹟迹軸轴輔辅輻辐轅辕週周遜逊醜丑釐厘鈕钮鈺钰鉤钩' +
  '銜衔鋅锌錨锚錐锥鍍镀鎗枪鎧铠鏟铲鑲镶閏闰闆板陘陉陞升隕陨雛雏鞏巩韻韵頗颇顆颗顫颤餃饺饌馔駝驼驥骥鬥斗鬚须鯊鲨鰱鲢鱗鳞鶘鹕鷲鹫鸝鹂鹼碱麵面黴霉齣出齒齿龕龛備备傳传傷伤傾倾僅仅僑侨僕仆價价儀仪儉俭儘尽償偿' +
  '優优儲储兌兑兒儿內内冊册凍冻凱凯別别剎刹剛刚創创劃划劇剧劍剑劑剂勁劲動动務务勞劳勢势勳勋勵励勸劝匯汇協协卻却厲厉參参叢丛唄呗問问啟启啞哑喚唤喪丧喬乔嗎吗嗚呜媧娲';
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
  // 四十二杠六 and 42杠6 are spoken for 42-6.
  text = text.replace(/(?<=[\d零〇一二三四五六七八九十])杠(?=[\d零〇一二三四五六七八九十])/gu, '-');
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
  const plain = written.normalize('NFKC').toLowerCase().replace(/\s/gu, ' ');
  // Compatibility letters come out as plain ones, which are spelled again.
  return plain.replace(
    /[\u2010-\uffff]/gu,
    (c) => simplified.get(c) ?? (dashes.test(c) ? '-' : masks.has(c) ? '*' : c),
  );
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
