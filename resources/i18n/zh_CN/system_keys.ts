<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ScreenKeys</name>
    <message>
        <source>Press the keys</source>
        <translation>按下按键</translation>
    </message>
    <message>
        <source>Scan the screen from every program</source>
        <translation>在任何程序里扫描屏幕</translation>
    </message>
    <message>
        <source>With Ctrl or Alt, please</source>
        <translation>要同时按住 Ctrl 或 Alt</translation>
    </message>
</context>
<context>
    <name>SystemKeys</name>
    <message>
        <source>Scan what is on the screen</source>
        <translation>扫描屏幕上的内容</translation>
    </message>
</context>
</TS>
