<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QuickSwitcher</name>
    <message>
        <source>Chats, people, mini-apps, articles, commands</source>
        <translation>聊天、联系人、小程序、文章、命令</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找一切</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing here is called “%1”. The first letters are enough; for Chinese names also those of the pinyin.</source>
        <translation>没有名为“%1”的内容。输入开头几个字即可；中文名称也可用拼音或首字母。</translation>
    </message>
    <message>
        <source>This cannot be searched</source>
        <translation>无法查找</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter opens · Ctrl+Enter opens a mini-app beside the chat · Esc closes</source>
        <translation>↑ ↓ 选择 · Enter 打开 · Ctrl+Enter 将小程序打开在聊天旁 · Esc 关闭</translation>
    </message>
</context>
<context>
    <name>QuickViewModel</name>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Mini-app</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>Official account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Part of Plaza</source>
        <translation>Plaza 的部分</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
</context>
</TS>
