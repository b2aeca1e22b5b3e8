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
  '優优儲储兌兑兒儿內内冊册凍冻凱凯別别剎刹剛刚創创劃划劇剧劍剑劑剂勁劲動动務务勞劳勢势勳勋勵励勸劝匯汇協协卻却厲厉參参叢丛唄呗問问啟启啞哑喚唤喪丧喬乔嗎吗嗚呜媧娲' +
  '勻匀朮术氾泛丟丢亙亘兇凶吒咤汎泛佇伫佔占佈布刪删吶呐囪囱災灾禿秃並并亞亚併并侖仑卹恤彿佛拚拼歿殁秈籼糾纠羋芈軋轧俠侠侶侣係系侷局兗兖冑胄剋克則则奐奂姦奸柵栅枴拐牴抵盃杯紂纣紉纫紇纥約约紆纡苧苎訃讣閂闩倖幸倆俩倀伥倫伦倉仓剝剥峴岘恥耻悅悦挾挟浹浃狹狭狽狈皰疱紐纽紕纰紜纭紛纷訐讦討讨訌讧訕讪託托訖讫豈岂軔轫釗钊釙钋隻只飢饥乾干偽伪偵侦側侧唸念夠够婦妇屜屉崢峥崑昆彫雕徠徕悽凄悵怅捲卷捱挨捫扪掄抡掙挣敗败' +
  '桿杆梔栀梟枭猙狰硃朱絆绊紼绋絀绌紳绅紲绁紱绂缽钵脣唇脫脱莢荚袞衮訝讶訣诀訥讷訟讼訛讹訢䜣販贩貧贫軛轭釵钗釦扣釧钏釩钒頃顷傢家傖伧傘伞剴剀勛勋喲哟喫吃報报堝埚壺壶幃帏幾几廁厕廄厩惡恶悶闷愜惬惻恻惱恼揮挥棲栖氬氩猶犹痙痉痠酸硯砚稈秆絞绞絨绒絕绝絢绚絰绖絳绛脹胀菸烟萇苌註注証证詁诂詔诏詛诅詐诈詆诋訶诃詖诐貽贻賁贲貶贬貸贷軻轲軼轶鈔钞鈣钙鈉钠鈍钝鈐钤鈑钣閑闲閎闳飪饪飩饨飲饮飭饬馭驭亂乱傭佣債债傯偬剷铲嗇啬' +
  '嗆呛塚冢塒埘塋茔媼媪弒弑慄栗慍愠愾忾愴怆愷恺損损搗捣暈晕暘旸溼湿煬炀琿珲睞睐睜睁稟禀筧笕綑捆綁绑絛绦葷荤裊袅詫诧詰诘詼诙詣诣誅诛詭诡詮诠詬诟賈贾賄贿貲赀賃赁賂赂賅赅軾轼輊轾鈷钴鉗钳鈸钹鈽钸鉀钾鈾铀鉛铅鉋铇鉉铉鉍铋鈹铍鈿钿鉚铆頑顽頊顼飴饴馱驮馴驯僥侥僱雇匱匮厭厌嘗尝嘍喽嘖啧嗶哔塹堑夥伙奩奁嫗妪嶇岖幗帼彆别徹彻慟恸慚惭慘惨摟搂摺折摑掴摻掺榦干氳氲漬渍漲涨犖荦瘧疟瘍疡瘋疯瘓痪窪洼箋笺綻绽綰绾綽绰綴缀綢绸' +
  '綵彩緇缁蓆席蒞莅蒐搜蝕蚀誦诵誣诬誡诫誥诰誨诲誘诱誑诳誚诮貍狸賑赈賒赊輒辄輓挽鉸铰銖铢鉻铬銓铨銨铵銑铣閡阂閨闺閥阀颯飒颱台餌饵餉饷骯肮鳶鸢麼么儂侬儈侩凜凛劊刽嘮唠嘩哗噓嘘嘰叽墳坟墮堕嬋婵嫵妩嬈娆嶔嵚幟帜廚厨廝厮慼戚慫怂慾欲憐怜憫悯憚惮憤愤憮怃摯挚撲扑撐撑撓挠撳揿槨椁槳桨樅枞歎叹殤殇皺皱締缔緘缄緝缉編编緞缎綞缍緙缂緲缈罵骂蝨虱誼谊諄谆誕诞諉诿諂谄誰谁諍诤誶谇誹诽諛谀賠赔賭赌賡赓輟辍輩辈輦辇輜辎輞辋輥辊' +
  '醃腌銻锑銷销銬铐鋤锄銼锉鋇钡鋰锂閭闾頡颉頜颌颳刮餓饿餒馁駟驷駑驽駒驹駙驸鴆鸩麩麸儔俦儐傧儕侪冪幂噹当噸吨噥哝噯嗳壇坛憑凭憊惫懍懔擋挡撻挞擄掳撿捡撾挝曇昙橈桡澦滪澠渑熾炽燉炖燜焖瘺瘘瞞瞒磧碛窺窥簑蓑縊缢縑缣縛缚縞缟縝缜縉缙縐绉膩腻艙舱螞蚂螢萤褲裤覦觎諦谛諺谚諫谏諱讳諜谍謁谒謂谓諷讽諭谕諳谙諶谌諼谖輳辏鄴邺錠锭錳锰錚铮錡锜錕锟錮锢錙锱霑沾靦腼頰颊頷颔頹颓餞饯餛馄餚肴駭骇駢骈駱骆鬨哄鴕鸵鴣鸪鴒鸰嚀咛嚐尝' +
  '嚇吓壎埙嬪嫔嬤嬷尷尴屨屦嶸嵘幫帮擰拧擱搁斂敛斃毙曖暧檜桧檣樯殮殓氈毡澀涩燬毁燴烩獰狞癆痨簍篓篠筿糝糁繆缪縷缕縲缧繃绷繅缫縴纤縹缥縵缦膿脓膾脍艱艰螻蝼蟈蝈褻亵褸褛覬觊謎谜謗谤謊谎謠谣謄誊謐谧谿溪賻赙輾辗轂毂輿舆醣糖鎂镁鍥锲鍬锹鍰锾鍚钖鍔锷闋阕闌阑闈闱颶飓餵喂騁骋鮫鲛鮪鲔鮭鲑嚕噜嚮向壙圹懣懑擲掷擾扰攆撵擺摆擻擞擷撷檻槛檮梼歟欤瀉泻濾滤瀆渎燻熏燼烬燾焘獷犷癘疠瞼睑穡穑穢秽穠秾簫箫簞箪簣篑繚缭繒缯聶聂臏膑' +
  '薹苔蟯蛲覲觐謨谟謬谬謫谪贅赘蹣蹒蹤踪蹕跸轍辙邇迩鎢钨鎳镍鎬镐鎰镒鎘镉鎚锤闔阖闐阗鞦秋顎颚顓颛颺飏餾馏餿馊魎魉鯽鲫鯀鲧鵠鹄鼕冬嚥咽寵宠懲惩懶懒攏拢櫝椟櫚榈櫓橹瀨濑犢犊獺獭癟瘪矇蒙禱祷穫获繭茧繹绎繳缴羶膻藪薮蟻蚁蠅蝇襠裆襖袄譁哗譎谲譏讥譙谯蹺跷轔辚醱酦鏑镝鏃镞鏜镗鏝镘鏢镖鏍镙鏘锵鏤镂鏗铿鏨錾韜韬顛颠颼飕饅馒饉馑騖骛騙骗鬍胡鯧鲳鯖鲭鯛鲷鵲鹊鵪鹌麴曲嚨咙嚶嘤懺忏攙搀朧胧櫬榇瀰弥瀲潋癢痒癥症礪砺礬矾礫砾竇窦' +
  '糰团辮辫繽缤罌罂臚胪藺蔺襤褴觸触譟噪譫谵贍赡躉趸躂跶鐃铙鏽锈饑饥騫骞騷骚鰓鳃鰍鳅齟龃儷俪儸㑩囁嗫囀啭囂嚣屬属懼惧懾慑攜携斕斓殲歼瓔璎癩癞矓眬纏缠蘚藓蠣蛎襬摆譴谴贓赃躊踌躋跻辯辩鐮镰鐳镭鐺铛鐸铎鐲镯鐫镌闢辟顥颢饗飨驃骠驀蓦騾骡髏髅鰭鳍鰥鳏鷂鹞齜龇齦龈齧啮儼俨儻傥囈呓囉啰孿孪攤摊玀猡癮瘾癬癣籟籁聾聋臟脏襯衬贖赎贗赝躑踯躓踬轡辔酈郦鑑鉴韃鞑韁缰驍骁髒脏鱉鳖鰾鳔鷓鹧鼴鼹齬龉齪龊囌苏攣挛攪搅瓚瓒竊窃纓缨纔才' +
  '臢臜蠱蛊邐逦鑣镳鑠铄靨靥饜餍鱔鳝鱖鳜鷥鸶攬揽癱瘫癲癫讒谗讖谶靂雳韆千顰颦鬢鬓魘魇鱟鲎齷龌齲龋欖榄籬篱籮箩躡蹑釁衅顱颅饞馋髖髋鑷镊韉鞯讜谠躪躏釅酽鑾銮黷黩鑿凿驪骊鸛鹳鸞鸾籲吁';
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
  // 17O1 is 1701.
  text = text.replace(/(?<=\d)o(?=\d)/g, '0');
  return { raw, text, from, to };
}

function spell(written: string): string {
  if (written.length === 1) {
    const code = written.charCodeAt(0);
    if (code === 10) return '\n';
    if (code < 128) return code <= 32 ? (code === 13 ? '\n' : ' ') : written.toLowerCase();
    if (masks.has(written)) return '*';
    if (dashes.test(written)) return '-';
    // Phones write don’t.
    if (/[’ʼ]/.test(written)) return "'";
    if (/[ºª]/.test(written)) return ' ';
    const plain = simplified.get(written);
    if (plain) return plain;
  }
  const plain = written.normalize('NFKC').toLowerCase().replace(/\s/gu, ' ');
  // Compatibility letters come out as plain ones, which are spelled again.
  return plain.replace(
    /[ʼ\u2010-\uffff]/gu,
    (c) => simplified.get(c) ?? (dashes.test(c) ? '-' : masks.has(c) ? '*' : /[’ʼ]/.test(c) ? "'" : c),
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

/** The folded stretch that `start` to `end` of the raw text became; undefined when nothing of it is left. */
export function foldedSpan(
  f: Folded,
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const first = f.from.findIndex((from) => from >= start);
  const last = f.to.findLastIndex((to) => to <= end) + 1;
  return first >= 0 && last > first ? { start: first, end: last } : undefined;
}

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

/** A syllable of Hangul as the numbers of its initial (0-18), vowel (0-20) and final (0-27, 0 = none). */
export function jamoOf(syllable: string): [initial: number, vowel: number, final: number] {
  const code = syllable.charCodeAt(0) - 0xac00;
  return [Math.floor(code / 588), Math.floor(code / 28) % 21, code % 28];
}
