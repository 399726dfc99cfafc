<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChoiceSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
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
        <source>Film from your disk</source>
        <translation>插入本地视频</translation>
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
        <source>Line %1: the film stands within a link, a list or a quote.</source>
        <translation>第 %1 行：视频不能放在链接、列表或引用里。</translation>
    </message>
    <message>
        <source>Line %1: the picture or film “%2” is not here.</source>
        <translation>第 %1 行：图片或视频“%2”不在这里。</translation>
    </message>
    <message>
        <source>Line %1: the picture stands within a list or a quote.</source>
        <translation>第 %1 行：图片放在了列表或引用里。</translation>
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
    <name>FilmFileDialog</name>
    <message>
        <source>Choose a film</source>
        <translation>选择视频</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>视频</translation>
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
    <name>OwnerComments</name>
    <message>
        <source>%1, under “%2”</source>
        <translation>%1，在“%2”下</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>回复…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Everybody sees it</source>
        <translation>所有人可见</translation>
    </message>
    <message>
        <source>Hide again</source>
        <translation>取消精选</translation>
    </message>
    <message>
        <source>Let everybody see it</source>
        <translation>精选公开</translation>
    </message>
    <message>
        <source>Nobody has commented on an article yet.</source>
        <translation>还没有人给文章留言。</translation>
    </message>
    <message>
        <source>Reported by %1</source>
        <translation>%1 人举报</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>等待你精选</translation>
    </message>
    <message>
        <source>Your answer, which does not change any more</source>
        <translation>你的回复，发出后不能再改</translation>
    </message>
    <message>
        <source>Your answer: %1</source>
        <translation>你的回复：%1</translation>
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
        <source>Comments</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this comment?</source>
        <translation>删除这条留言？</translation>
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
        <source>Menu and replies</source>
        <translation>菜单与回复</translation>
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
<context>
    <name>VoiceItem</name>
    <message>
        <source>A line under it</source>
        <translation>标题下的一行字</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>添加菜单项</translation>
    </message>
    <message>
        <source>Add an entry, or let the button itself do something.</source>
        <translation>请添加菜单项，或让按钮本身有作用。</translation>
    </message>
    <message>
        <source>After the one below</source>
        <translation>移到下一项之后</translation>
    </message>
    <message>
        <source>Among other words</source>
        <translation>包含关键词</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>At most %1 characters are sent.</source>
        <translation>最多发送 %1 个字符。</translation>
    </message>
    <message>
        <source>Before the one above</source>
        <translation>移到上一项之前</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Choose an article that can be read.</source>
        <translation>请选择一篇能阅读的文章。</translation>
    </message>
    <message>
        <source>Choose an article…</source>
        <translation>选择文章…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>子菜单</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请起个名字。</translation>
    </message>
    <message>
        <source>Give the card a title.</source>
        <translation>请给卡片写上标题。</translation>
    </message>
    <message>
        <source>Keywords, such as: size, fit</source>
        <translation>关键词，例如：尺码，合身</translation>
    </message>
    <message>
        <source>Name of the button</source>
        <translation>按钮名称</translation>
    </message>
    <message>
        <source>Name of the entry</source>
        <translation>菜单项名称</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不回复</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>完全一致</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page of a mini-app</source>
        <translation>小程序页面</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Sends article</source>
        <translation>发送文章</translation>
    </message>
    <message>
        <source>Sends card</source>
        <translation>发送卡片</translation>
    </message>
    <message>
        <source>There is no mini-app “%1”.</source>
        <translation>没有小程序“%1”。</translation>
    </message>
    <message>
        <source>There is no page “%1”.</source>
        <translation>没有页面“%1”。</translation>
    </message>
    <message>
        <source>Title of the card</source>
        <translation>卡片标题</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>发送的内容</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>Whatever else is written is answered with</source>
        <translation>对其他消息的回复</translation>
    </message>
    <message>
        <source>Where the keywords stand</source>
        <translation>关键词的匹配方式</translation>
    </message>
    <message>
        <source>Who follows is welcomed with</source>
        <translation>关注后的欢迎语</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Write the page of a mini-app, or choose one.</source>
        <translation>请填写或选择一个小程序页面。</translation>
    </message>
    <message>
        <source>Write up to ten short keywords, with commas between them.</source>
        <translation>请填写最多十个简短的关键词，用逗号隔开。</translation>
    </message>
    <message>
        <source>Write what is sent.</source>
        <translation>请填写要发送的内容。</translation>
    </message>
</context>
<context>
    <name>VoicePreview</name>
    <message>
        <source>Article: %1</source>
        <translation>文章：%1</translation>
    </message>
    <message>
        <source>Card: %1</source>
        <translation>卡片：%1</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>不回复</translation>
    </message>
    <message>
        <source>Nobody is welcomed. Press the menu, or write as a follower would.</source>
        <translation>没有欢迎语。可以点菜单，或像关注者那样写一句话试试。</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Opens the article “%1”</source>
        <translation>打开文章“%1”</translation>
    </message>
    <message>
        <source>Write as a follower would</source>
        <translation>像关注者那样写一句话</translation>
    </message>
</context>
<context>
    <name>VoiceScreen</name>
    <message>
        <source>Add a button</source>
        <translation>添加按钮</translation>
    </message>
    <message>
        <source>Add keywords</source>
        <translation>添加关键词</translation>
    </message>
    <message>
        <source>Articles of this account</source>
        <translation>这个公众号的文章</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>恢复为已发布</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Kept, not published</source>
        <translation>已保存，未发布</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Menu and replies</source>
        <translation>菜单与回复</translation>
    </message>
    <message>
        <source>Not kept yet…</source>
        <translation>尚未保存…</translation>
    </message>
    <message>
        <source>Nothing was sent yet that could be read.</source>
        <translation>还没有发送过能阅读的文章。</translation>
    </message>
    <message>
        <source>Pages of mini-apps</source>
        <translation>小程序页面</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>This account names no mini-app that is here. Write its page by hand.</source>
        <translation>这个公众号没有关联的小程序，请手动填写页面。</translation>
    </message>
    <message>
        <source>Up to three buttons under the conversation, each with up to five entries.</source>
        <translation>会话下方最多三个按钮，每个按钮最多五个菜单项。</translation>
    </message>
    <message>
        <source>What the account says by itself. Of several rules that fit, the one with the longer keyword answers.</source>
        <translation>公众号的自动回复。符合多条规则时，以关键词较长的为准。</translation>
    </message>
</context>
</TS>
