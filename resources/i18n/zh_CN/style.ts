<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Asker</name>
    <message>
        <source>%1 · unverified</source>
        <translation>%1 · 未认证</translation>
    </message>
</context>
<context>
    <name>BarsImage</name>
    <message>
        <source>Barcode</source>
        <translation>条形码</translation>
    </message>
</context>
<context>
    <name>CodeImage</name>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>%1 unread</source>
        <translation>%1 条未读</translation>
    </message>
</context>
<context>
    <name>PromptMark</name>
    <message>
        <source>Your picture and phrase: %1</source>
        <translation>你的图案和短语：%1</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>SkeletonRows</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>Spinner</name>
    <message>
        <source>Busy</source>
        <translation>请稍候</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
</TS>
