<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>EditorScreen</name>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Day and time</source>
        <translation>日期和时间</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Everybody who follows the account can read it then. An article that was sent does not change any more; it can be withdrawn.</source>
        <translation>发送后，关注这个公众号的人都能阅读。已发送的文章不能再改，只能撤回。</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Line %1: the picture stands within a list or a quote.</source>
        <translation>第 %1 行：图片放在了列表或引用里。</translation>
    </message>
    <message>
        <source>Line %1: the picture “%2” is not here.</source>
        <translation>第 %1 行：没有图片“%2”。</translation>
    </message>
    <message>
        <source>Line %1: there is no mini-app “%2”.</source>
        <translation>第 %1 行：没有小程序“%2”。</translation>
    </message>
    <message>
        <source>Line %1: there is no page “%2”.</source>
        <translation>第 %1 行：没有页面“%2”。</translation>
    </message>
    <message>
        <source>Line %1: “%2” cannot be opened from an article.</source>
        <translation>第 %1 行：文章里打不开“%2”。</translation>
    </message>
    <message>
        <source>Line %1: “%2” is no picture from your disk.</source>
        <translation>第 %1 行：“%2”不是你磁盘里的图片。</translation>
    </message>
    <message>
        <source>Link to a mini-app</source>
        <translation>小程序链接</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Not kept yet…</source>
        <translation>还没保存…</translation>
    </message>
    <message>
        <source>One sentence on what it is about</source>
        <translation>用一句话说说写的是什么</translation>
    </message>
    <message>
        <source>Picture from your disk</source>
        <translation>磁盘里的图片</translation>
    </message>
    <message>
        <source>Plaza sends it at this time, or when it runs again afterwards. Until then it can be changed.</source>
        <translation>到时 Plaza 会自动发送；若那时没有运行，就在下次运行时发送。在此之前可以修改。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send it later</source>
        <translation>定时发送</translation>
    </message>
    <message>
        <source>Send it now?</source>
        <translation>现在发送吗？</translation>
    </message>
    <message>
        <source>Send later…</source>
        <translation>定时发送…</translation>
    </message>
    <message>
        <source>Send then</source>
        <translation>到时发送</translation>
    </message>
    <message>
        <source>Send…</source>
        <translation>发送…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>OwnArticleItem</name>
    <message>
        <source>Changed %1</source>
        <translation>修改于 %1</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Do not send by itself</source>
        <translation>取消定时</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Sent %1</source>
        <translation>发送于 %1</translation>
    </message>
    <message>
        <source>Sent %1, withdrawn since</source>
        <translation>发送于 %1，后来撤回</translation>
    </message>
    <message>
        <source>Use for a new one</source>
        <translation>用来写新文章</translation>
    </message>
    <message>
        <source>Will be sent %1</source>
        <translation>将于 %1 发送</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>没有标题</translation>
    </message>
</context>
<context>
    <name>OwnerScreen</name>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>写文章</translation>
    </message>
    <message>
        <source>No drafts. What you begin to write stays here until you send it.</source>
        <translation>没有草稿。开始写的内容会留在这里，直到发送。</translation>
    </message>
    <message>
        <source>Nobody can read it any more, also where it was shared. This cannot be undone.</source>
        <translation>谁都不能再读到它，分享出去的也一样。撤回后无法恢复。</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>没有等待发送的文章。</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>还没有发送过文章。</translation>
    </message>
    <message>
        <source>Nothing was withdrawn.</source>
        <translation>没有撤回过文章。</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>定时</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>The articles cannot be shown</source>
        <translation>无法显示文章</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What you wrote is gone then.</source>
        <translation>写的内容会全部消失。</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdraw “%1”?</source>
        <translation>撤回“%1”？</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
</context>
<context>
    <name>PictureFileDialog</name>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>Write in Markdown: # heading, **bold**, *italic*, &gt; quote, - list. A mini-app: [words](miniapp:its.id/pages/home?key=value)</source>
        <translation>用 Markdown 写作：# 标题、**粗体**、*斜体*、&gt; 引用、- 列表。小程序：[文字](miniapp:its.id/pages/home?key=value)</translation>
    </message>
</context>
</TS>
