<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CrashFileDialog</name>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
</context>
<context>
    <name>CrashSheet</name>
    <message>
        <source>Nothing of yours should be lost. This is what was noted: versions and places in the program, nothing you wrote or read. It is sent nowhere.</source>
        <translation>你的内容应该都还在。下面是记下的信息：版本和程序中的位置，没有你写过或读过的任何内容。它不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Plaza did not end well</source>
        <translation>Plaza 上次没有正常结束</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Throw it away</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>CrashSheetViewModel</name>
    <message>
        <source>The report is in {file}.</source>
        <translation>报告在 {file} 里。</translation>
    </message>
</context>
</TS>
