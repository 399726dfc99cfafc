<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MessageNotices</name>
    <message>
        <source>New message</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>新消息</translation>
    </message>
    <message>
        <source>{count} new messages</source>
        <translation>{count} 条新消息</translation>
    </message>
</context>
<context>
    <name>SystemNotices</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{title} → {person}</source>
        <translation>{title} → {person}</translation>
    </message>
</context>
</TS>
