module.exports = (api) => {
  const jest = api.caller((caller) => caller?.name === 'babel-jest')
  if (jest) {
    return {
      presets: [
        ['@babel/preset-env', { targets: { node: 'current' } }],
        ['@babel/preset-react', { runtime: 'automatic' }],
        '@babel/preset-typescript'
      ]
    }
  }
  return { presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]] }
}
