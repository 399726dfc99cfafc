<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TrayViewModel</name>
    <message>
        <source>Plaza – unread messages: {count}</source>
        <translation>Plaza – 未读消息：{count}</translation>
    </message>
</context>
</TS>
