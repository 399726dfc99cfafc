<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MediaFileDialog</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>MediaSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose others…</source>
        <translation>另选…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>It gets copies of those you pick and never sees the others. Where and when they were taken stays with you.</source>
        <translation>它只拿到你选的那些的副本，看不到其他的。拍摄的地点和时间不会给它。</translation>
    </message>
    <message>
        <source>None of these can be used:</source>
        <translation>这些都不能用：</translation>
    </message>
    <message>
        <source>Pick pictures for %1</source>
        <translation>为 %1 选图片</translation>
    </message>
    <message>
        <source>These cannot be used; the others can:</source>
        <translation>这些不能用，其余的可以：</translation>
    </message>
    <message>
        <source>Use %1 pictures</source>
        <translation>使用 %1 张图片</translation>
    </message>
    <message>
        <source>Use 1 picture</source>
        <translation>使用 1 张图片</translation>
    </message>
    <message>
        <source>You can also drop one here.</source>
        <translation>也可以把图片拖到这里。</translation>
    </message>
    <message>
        <source>You can also drop them here.</source>
        <translation>也可以把图片拖到这里。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>asks for a picture.</source>
        <translation>想要一张图片。</translation>
    </message>
    <message>
        <source>asks for up to %1 pictures.</source>
        <translation>想要最多 %1 张图片。</translation>
    </message>
</context>
<context>
    <name>MediaSheetViewModel</name>
    <message>
        <source>Only %1 can be picked here.</source>
        <translation>这里最多选 %1 张。</translation>
    </message>
    <message>
        <source>Preparing picture %1 of %2…</source>
        <translation>正在准备第 %1 张，共 %2 张…</translation>
    </message>
</context>
</TS>
