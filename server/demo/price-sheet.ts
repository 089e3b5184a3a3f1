/** 《物品积分兑换表》 of the demo villages: name, price in points, pieces on the shelf, what a household may take, and which picture is drawn. */
export const priceSheet = [
  { name: '抽纸 3 包', points: 10, stock: 46, category: '日用', picture: 'tissues' },
  { name: '洗衣液 2 千克', points: 30, stock: 18, category: '日用', picture: 'detergent' },
  { name: '电热水壶', points: 90, stock: 5, category: '家电', limit: { pieces: 1, period: 'year' }, picture: 'kettle' },
  { name: '大米 5 千克', points: 60, stock: 9, category: '粮油', limit: { pieces: 2, period: 'month' }, picture: 'rice' },
  { name: '食用油 1.8 升', points: 50, stock: 12, category: '粮油', limit: { pieces: 1, period: 'month' }, picture: 'oil' },
  { name: '牙膏 1 支', points: 6, stock: 40, category: '日用', picture: 'toothpaste' },
  { name: '洗洁精 1 瓶', points: 12, stock: 24, category: '日用', picture: 'dishSoap' },
  { name: '毛巾 2 条', points: 8, stock: 30, category: '日用', picture: 'towel' },
  { name: '雨伞 1 把', points: 25, stock: 0, category: '家用', picture: 'umbrella' },
  { name: '保温杯 1 个', points: 45, stock: 7, category: '家用', picture: 'thermos' },
  { name: '食盐 2 包', points: 3, stock: 60, category: '粮油', picture: 'salt' },
  { name: '脸盆 1 个', points: 15, stock: 16, category: '家用', picture: 'basin' },
  { name: '肥皂 2 块', points: 4, stock: 50, category: '日用', picture: 'soap' }
] as const
