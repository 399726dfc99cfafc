<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DiscoverScreen</name>
    <message>
        <source>Install from a file…</source>
        <translation>从文件安装…</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
</context>
<context>
    <name>MiniAppCardItem</name>
    <message>
        <source>%1 · unverified</source>
        <translation>%1 · 未认证</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>关于 %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
</context>
<context>
    <name>MiniAppDetail</name>
    <message>
        <source>All mini-apps</source>
        <translation>全部小程序</translation>
    </message>
    <message>
        <source>Official account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Permissions and data</source>
        <translation>权限和数据</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>%1 的二维码</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Unverified</source>
        <translation>未认证</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已认证</translation>
    </message>
    <message>
        <source>Version %1 · whoever scans this code comes here</source>
        <translation>版本 %1 · 扫这个码就能到这里</translation>
    </message>
</context>
<context>
    <name>MiniAppList</name>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>No mini-app has “%1” in its name or description.</source>
        <translation>没有名称或简介含“%1”的小程序。</translation>
    </message>
    <message>
        <source>No mini-apps yet</source>
        <translation>还没有小程序</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search mini-apps</source>
        <translation>搜索小程序</translation>
    </message>
    <message>
        <source>The mini-apps cannot be shown</source>
        <translation>无法显示小程序</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
</TS>
