"""Written by tools/train_confusables.py; tenths of log-odds by feature.

Learnt from GoEmotions (Google Research, Apache-2.0) and EmoryNLP (Apache-2.0).
"""

from __future__ import annotations

SCALES = {
    "right": """
bias:5/-18/-12 a=#:1/0/0 a=$:0/-4/0 a=':-7/11/0 a=*:-12/14/0 a=,:-35/-10/54 a=.:-27/-9/27
a=/:-7/0/16 a=0:-14/19/0 a=[:-14/15/0 a=a:-41/39/6 a=able:-21/26/0 a=about:-12/24/0
a=account:12/0/0 a=accurate:-4/6/0 a=actually:-2/0/2 a=afraid:-8/15/0 a=after:-27/16/22
a=age:12/-13/0 a=all:-35/38/0 a=almost:-28/32/0 a=alone:-6/14/0 a=alright:-16/28/0 a=also:-42/47/0
a=always:-21/14/3 a=an:-39/40/0 a=and:-35/-19/62 a=another:-32/33/0 a=any:-32/0/42
a=anymore:-15/0/30 a=anything:0/-26/44 a=are:-49/-30/74 a=arm:6/-1/0 a=arms:10/-5/0
a=around:-11/16/0 a=art:4/-2/0 a=as:-37/20/26 a=ass:21/-16/0 a=assuming:-3/6/0 a=at:-45/30/15
a=attractive:-7/10/0 a=aunt:4/0/0 a=aware:-17/26/0 a=awesome:-18/19/0 a=awkward:-19/22/0
a=baby:21/-16/0 a=back:-6/10/0 a=bad:0/2/-2 a=basically:0/2/0 a=be:-23/-4/53 a=because:-40/26/18
a=bed:12/-7/0 a=been:-30/35/-6 a=beer:6/0/0 a=before:-14/0/27 a=being:-10/3/5 a=best:9/-4/-2
a=better:-32/36/0 a=beyond:-12/17/0 a=bf:2/0/0 a=birthday:34/-17/-4 a=blood:0/0/8 a=body:26/-21/0
a=book:11/-7/0 a=born:-17/21/0 a=boss:15/-8/0 a=both:-32/36/0 a=boy:9/-5/0 a=bra:3/0/0
a=brain:18/0/-1 a=brilliant:-5/5/0 a=broke:-12/16/0 a=brother:17/-10/0 a=business:10/-9/0
a=but:-34/-17/69 a=butt:13/-8/0 a=called:-12/7/0 a=can:0/0/5 a=car:22/-17/0 a=career:0/-4/0
a=case:3/0/0 a=cat:18/-14/0 a=cause:-1/4/0 a=ceiling:28/-26/0 a=chances:-5/8/0 a=cheap:-3/7/0
a=children:15/-16/0 a=close:0/2/0 a=clueless:-19/21/0 a=cold:-5/9/0 a=come:-16/0/35
a=comes:-34/0/52 a=coming:-7/10/0 a=comment:18/-16/0 a=completely:0/2/0 a=concern:8/-5/0
a=cool:-19/23/0 a=correct:-6/5/0 a=country:15/-15/0 a=cousin:4/-7/0 a=crazy:-5/7/0 a=crying:-8/10/0
a=curious:-12/13/0 a=cute:-34/39/0 a=dad:19/-14/-2 a=daily:3/-10/0 a=date:8/-3/0 a=daughter:10/-6/0
a=day:20/-15/0 a=dead:-17/22/0 a=definitely:-11/13/0 a=degree:6/-4/0 a=desk:2/0/0 a=diet:1/0/0
a=different:-28/29/0 a=disgusting:-1/3/0 a=dog:23/-18/0 a=doing:-7/8/0 a=done:-29/34/0 a=door:3/0/0
a=down:-20/24/0 a=dude:13/-17/0 a=due:-1/6/0 a=dumb:-12/15/0 a=ear:10/-4/0 a=ears:12/-8/0
a=easier:0/10/0 a=easy:-12/16/0 a=eating:0/-8/0 a=either:-32/30/0 a=entire:13/-5/0
a=entirely:5/-2/0 a=even:-25/25/0 a=ever:-32/20/21 a=every:-18/14/0 a=ex:10/-5/0 a=exactly:0/3/-6
a=excited:-2/3/0 a=eye:16/-12/0 a=eyes:29/-24/0 a=face:29/-24/-1 a=fair:-21/26/0 a=fake:-2/7/0
a=familiar:-2/1/0 a=family:39/-38/0 a=fancy:-9/12/0 a=far:-12/18/0 a=fat:0/1/0 a=father:21/-14/0
a=fault:21/-23/0 a=fav:4/0/0 a=favorite:38/-38/0 a=favourite:21/-21/0 a=feet:5/-1/0 a=fine:-31/35/0
a=finest:-1/3/0 a=finger:7/-6/0 a=first:0/-9/0 a=flair:8/-8/0 a=food:14/-9/0 a=foot:4/0/0
a=for:-42/-4/52 a=free:-18/20/0 a=friend:10/-10/0 a=from:-30/29/11 a=fucking:16/-15/0
a=fun:-16/21/0 a=game:16/-11/0 a=getting:-14/14/0 a=gf:6/-2/0 a=girl:3/0/0 a=girlfriend's:1/-2/0
a=giving:0/1/0 a=glad:-50/58/-10 a=goal:12/-6/0 a=god:43/-39/-10 a=goes:-29/-4/59 a=goin:-1/7/0
a=going:-13/15/-13 a=gone:-34/39/0 a=good:-19/24/-3 a=goodness:4/0/0 a=gosh:3/0/0 a=got:-40/38/0
a=grandmother:1/0/0 a=great:-22/25/0 a=gross:0/1/0 a=guess:2/-1/0 a=guessing:-7/9/0 a=gun:5/-1/0
a=guns:10/-5/0 a=guy:10/-5/0 a=had:-24/17/11 a=hair:23/-18/0 a=hand:21/-17/0 a=happy:-4/6/0
a=hard:-16/21/0 a=harder:-15/17/0 a=has:-24/-11/59 a=hat:14/-9/0 a=have:-17/-1/48 a=having:-13/10/0
a=he:-23/0/26 a=head:36/-31/-5 a=heart:15/-14/0 a=height:8/0/0 a=help:15/-11/0 a=her:-35/40/0
a=here:-39/43/0 a=high:-7/12/0 a=hilarious:-1/1/0 a=his:-29/35/0 a=honestly:0/3/0 a=hoping:-3/7/0
a=horrible:-11/14/0 a=hot:-21/25/0 a=house:19/-15/0 a=how:-39/46/-3 a=i:-43/0/50 a=idea:5/0/0
a=if:-19/0/41 a=in:-44/27/22 a=input:7/-3/0 a=insecure:-19/16/0 a=interesting:-1/2/0
a=into:-16/24/0 a=ironic:-11/11/0 a=is:-44/-35/74 a=isn't:0/-12/10 a=it:-46/19/23 a=it's:-25/4/32
a=jaw:1/0/0 a=jealous:-4/4/0 a=job:22/-17/0 a=jobs:3/0/0 a=joey:-26/31/0 a=joke:6/0/0
a=journey:4/-4/0 a=junk:1/0/0 a=just:-34/36/-1 a=kid:22/-17/0 a=kidding:-6/8/0 a=kids:25/-20/0
a=kinda:-25/20/0 a=know:-11/0/18 a=last:9/-15/0 a=late:-19/24/0 a=least:1/0/0 a=leg:10/-5/0
a=legally:0/-4/15 a=legit:-6/5/0 a=legs:18/-13/0 a=less:-2/4/0 a=life:40/-34/-10 a=like:-32/34/0
a=lips:6/-2/0 a=list:12/-7/0 a=little:0/-4/0 a=local:5/-3/0 a=logic:1/0/0 a=lol:-29/-8/59
a=looking:-7/2/0 a=loss:23/-19/0 a=lost:-5/11/0 a=love:18/-13/0 a=luck:3/0/0 a=lucky:-10/19/0
a=mad:-10/15/0 a=mail:7/-2/0 a=main:6/-1/0 a=making:-6/6/0 a=man:18/-19/0 a=may:-1/0/10
a=me:-17/23/0 a=mean:-6/10/0 a=mental:1/-2/0 a=might:-2/0/31 a=mind:22/-17/0 a=mine:-24/28/0
a=misery:5/-2/0 a=mistake:14/-9/0 a=mom:27/-22/-6 a=money:16/-16/0 a=monkey:11/-9/0 a=more:-38/39/0
a=morning:30/-29/0 a=most:-5/5/0 a=mother:21/-15/0 a=much:-21/19/0 a=mum:5/0/0 a=music:15/-16/0
a=must:-11/0/28 a=my:-41/45/-6 a=name:26/-21/0 a=neck:8/-3/0 a=never:-31/40/0 a=new:6/0/-1
a=news:0/4/0 a=nice:-34/38/0 a=no:-43/35/14 a=normal:-16/17/0 a=nose:13/-8/0 a=not:-40/44/-18
a=now:-22/20/6 a=number:3/-2/0 a=nuts:-2/6/0 a=odd:-13/18/0 a=ok:-25/31/-1 a=okay:-34/38/0
a=old:0/3/0 a=older:0/2/0 a=on:-38/33/14 a=one:-26/29/0 a=only:-16/21/0 a=open:-31/36/0 a=or:0/0/26
a=other:2/-6/0 a=our:-23/27/0 a=out:-32/36/0 a=over:-19/22/0 a=own:24/-22/-7 a=pain:11/-6/0
a=people:3/0/0 a=perfect:-12/11/0 a=perspective:21/-18/0 a=phoebe:-7/7/0 a=phone:28/-19/0
a=playing:-2/4/0 a=possible:-10/10/0 a=post:27/-21/0 a=precious:8/-8/0 a=pregnant:-3/5/0
a=pretty:-17/16/0 a=previous:7/-10/0 a=probably:-12/15/-3 a=property:10/-9/0 a=proud:-15/15/0
a=putting:0/1/0 a=quite:-25/25/0 a=racist:-20/23/0 a=rare:-12/17/0 a=real:-8/11/0 a=really:-5/3/0
a=reasoning:19/-17/0 a=reply:38/-35/0 a=ridiculous:2/-2/0 a=right:-16/21/0 a=room:23/-18/0
a=roommate:13/-13/0 a=sad:-25/30/0 a=safe:-15/20/0 a=said:-12/6/0 a=saying:-10/9/0 a=scared:-6/6/0
a=scary:-25/28/0 a=seat:5/-1/0 a=second:12/-7/0 a=self:5/0/0 a=sick:-26/30/0 a=side:17/-13/0
a=single:-19/20/0 a=sister:7/-8/0 a=skin:7/0/0 a=smart:-13/21/0 a=so:-40/37/1 a=some:-33/27/13
a=something:-4/-10/31 a=somewhere:0/-10/25 a=son:20/-14/0 a=sooo:-1/3/0 a=soooo:0/5/0
a=sorry:-54/57/-10 a=soul:9/-4/0 a=spouse:1/0/0 a=state:4/-3/0 a=still:-36/34/0 a=store:7/0/0
a=story:7/-8/0 a=straight:-1/9/0 a=strange:-21/22/0 a=stuck:-29/27/0 a=stupid:0/2/0 a=sub:4/0/0
a=such:-21/19/8 a=super:-24/24/0 a=sure:-46/54/-3 a=surprised:0/1/0 a=sweet:0/3/0 a=taking:-2/0/0
a=talking:-1/3/0 a=tax:3/0/0 a=team:14/-8/0 a=telling:-4/8/0 a=that:-25/15/28 a=the:-42/46/-8
a=their:-25/22/0 a=there:0/10/0 a=thing:33/-32/0 a=thinking:0/1/0 a=this:-26/24/4 a=time:9/-4/-3
a=tiny:-9/6/0 a=tired:-4/3/0 a=to:-42/-3/54 a=today:-15/-5/36 a=told:-8/16/0 a=tonight:-4/-9/33
a=too:-36/29/17 a=top:3/0/0 a=totally:0/6/0 a=treason:-10/11/0 a=true:-27/31/0 a=trying:-8/0/0
a=turn:6/0/0 a=two:-12/18/0 a=type:6/-2/0 a=ugly:-11/15/0 a=uh:-6/8/0 a=under:-16/21/0
a=understanding:28/-25/0 a=underwear:9/-5/0 a=unfortunate:-16/15/0 a=up:-12/16/0 a=used:-14/19/0
a=username:11/-10/0 a=very:-30/33/-2 a=waiting:0/-8/21 a=was:-51/-26/76 a=way:5/0/-1 a=we:-37/-1/52
a=wedding:25/-22/0 a=weight:13/-3/0 a=weird:-18/23/0 a=well:-15/18/0 a=were:-39/-14/65
a=what:-47/56/-13 a=what's:-21/26/0 a=when:-25/16/22 a=who:-31/2/39 a=why:-48/56/-7
a=wife:23/-17/-1 a=wife's:1/-1/0 a=wild:-7/12/0 a=will:-20/-6/47 a=wind:7/-3/0 a=with:-43/7/39
a=without:0/0/18 a=wondering:-1/4/0 a=word:10/-6/0 a=work:21/-16/0 a=worse:-16/17/0
a=worth:-39/41/0 a=writing:18/-16/0 a=wrong:-9/8/0 a=yet:-24/0/46 a=you:-38/0/44 a=your:-39/45/0
a=😂:-12/0/41 ab=$_$:-34/-17/31 ab=$_0:5/0/-3 ab='_cause:0/10/0 ab=*_*:24/-18/0 ab=,_and:0/0/10
ab=,_but:0/0/5 ab=,_he's:0/17/-19 ab=,_i'm:0/36/-35 ab=,_it's:0/23/-13 ab=,_that's:0/28/0
ab=,_the:12/0/-2 ab=._$:-13/-11/7 ab=._.:13/7/-13 ab=._[:10/0/-1 ab=._and:0/0/5 ab=._i:0/-15/11
ab=._i'm:0/10/-9 ab=._it's:0/0/1 ab=._not:0/21/-16 ab=._oh:0/19/0 ab=0_%:-5/5/0 ab=0_and:-7/6/0
ab=0_year:16/0/0 ab=a_lot:0/-7/5 ab=accurate_.:-10/7/0 ab=all_the:0/0/5 ab=all_time:37/-35/0
ab=amazing_.:-5/6/0 ab=any_way:0/0/5 ab=at_the:0/-12/12 ab=back_.:0/1/0 ab=back_on:-22/21/0
ab=bad_$:3/0/0 ab=bad_.:1/0/0 ab=best_to:0/1/0 ab=better_off:0/1/0 ab=can_be:-1/0/4
ab=close_.:-12/10/0 ab=dad_.:-10/9/0 ab=dude_.:0/0/10 ab=fake_.:-7/6/0 ab=familiar_with:-1/4/0
ab=fine_.:-12/12/0 ab=first_.:-16/0/37 ab=for_sure:0/15/-25 ab=free_.:-7/9/0 ab=fun_.:-6/5/0
ab=funny_,:7/-4/0 ab=goin_':-2/5/0 ab=going_to:5/-2/0 ab=good_.:-16/15/0 ab=good_to:-8/10/0
ab=great_,:-2/0/0 ab=great_.:-20/18/0 ab=great_that:1/-1/0 ab=hard_to:-6/7/0 ab=he_is:-16/0/27
ab=high_school:5/-6/0 ab=in_.:0/3/0 ab=in_the:15/-5/-1 ab=in_trouble:0/2/0 ab=is_no:0/0/1
ab=it_,:0/10/-1 ab=it_.:0/21/-8 ab=it_is:0/-8/35 ab=just_a:1/0/0 ab=just_gonna:0/2/0
ab=just_how:4/-2/0 ab=just_to:0/-20/32 ab=kind_of:-28/32/0 ab=lack_of:2/0/0 ab=late_.:-9/9/0
ab=like_that:0/-16/15 ab=like_the:0/2/0 ab=like_you:0/-5/0 ab=loved_ones:1/0/0 ab=may_be:-2/0/9
ab=me_.:-20/9/4 ab=new_here:-11/10/0 ab=not_a:5/0/0 ab=not_about:13/-12/0 ab=not_doing:7/-2/0
ab=not_exactly:3/-2/0 ab=not_in:10/-11/0 ab=not_just:7/-1/0 ab=not_looking:13/-12/0
ab=not_ready:5/-4/0 ab=not_that:7/-4/0 ab=not_the:1/-2/2 ab=ok_.:-15/13/0 ab=on_a:2/0/-1
ab=on_the:0/-8/2 ab=one_of:-14/16/0 ab=out_of:-2/3/0 ab=part_.:3/0/0 ab=part_of:-13/17/0
ab=puck_.:7/-2/0 ab=right_.:0/9/0 ab=saying_is:0/5/0 ab=smart_,:-19/11/0 ab=so_sorry:0/5/-1
ab=such_a:0/3/0 ab=talking_about:-3/0/0 ab=thing_.:2/-1/0 ab=time_.:4/-5/0 ab=time_for:-36/34/0
ab=time_to:-16/16/0 ab=to_say:0/3/0 ab=tonight_.:0/0/22 ab=too_.:0/-40/43 ab=trying_to:0/0/8
ab=turn_.:1/-3/0 ab=uh_,:-2/5/0 ab=up_to:2/0/0 ab=way_.:11/-12/0 ab=way_better:-27/27/0
ab=way_to:3/-1/0 ab=way_too:-26/25/0 ab=weird_.:-4/3/0 ab=with_you:0/7/-10 ab=you_are:0/0/10
ab=you_go:0/-2/1 ab=your_*:0/2/0 ac=0:8/0/-26 ac=1:2/5/-29 as=ady:-23/20/0 as=age:4/-3/0
as=aid:-13/9/0 as=ail:6/0/0 as=ain:12/-30/0 as=air:5/0/0 as=ame:7/-4/0 as=and:27/-20/0
as=ane:-15/20/0 as=ans:-4/0/6 as=ant:-8/20/0 as=ary:1/0/0 as=ate:0/6/0 as=ays:-9/15/0
as=azy:-14/19/0 as=ble:-29/31/-7 as=can:-6/7/0 as=d's:7/-1/0 as=day:-17/6/0 as=ddy:0/-15/3
as=ded:8/-7/0 as=deo:1/0/0 as=der:-5/4/0 as=dit:5/-1/0 as=dow:4/0/0 as=e's:11/-5/0 as=ead:0/0/15
as=eam:15/-10/0 as=eap:-7/7/0 as=eas:2/0/0 as=ebe:-4/9/0 as=ect:-17/16/0 as=eed:14/-12/0
as=eer:11/-6/0 as=eet:-10/12/0 as=eir:-6/12/0 as=ely:-1/2/-1 as=ems:-2/0/7 as=end:27/-22/0
as=ent:13/0/-6 as=ere:-33/24/7 as=ers:14/-12/0 as=ess:2/-2/0 as=est:14/-10/0 as=ety:14/-13/0
as=ful:-7/10/0 as=gal:-21/22/0 as=ght:-6/4/0 as=git:-12/17/0 as=gry:-25/28/0 as=her:1/-2/0
as=hts:5/-1/0 as=ial:0/1/0 as=iar:-5/4/0 as=ica:-11/5/4 as=ide:-8/8/0 as=ied:-1/2/0 as=ier:-19/9/0
as=iew:4/0/0 as=ild:7/0/0 as=ill:0/2/-2 as=ily:15/-13/0 as=ind:-11/16/0 as=ing:-15/13/0
as=ink:0/0/13 as=int:24/-10/-1 as=ion:26/-23/0 as=ish:-11/15/0 as=ist:0/2/0 as=ite:-2/7/0
as=ity:30/-28/0 as=ive:-3/5/0 as=ken:-4/2/0 as=kes:-15/14/0 as=ket:3/0/0 as=key:0/-1/0
as=lar:-1/7/0 as=led:0/1/0 as=ler:-8/10/0 as=ley:-6/7/0 as=lly:-13/9/3 as=m's:10/-5/0 as=mas:0/1/0
as=men:2/-2/0 as=mes:-12/0/9 as=mon:-6/9/0 as=n's:0/1/0 as=n't:-20/-4/35 as=nda:-6/13/0
as=nel:2/-1/0 as=ner:17/-16/0 as=nis:9/-4/0 as=nna:-52/61/0 as=nny:-35/40/0 as=nse:18/-13/0
as=nts:8/-4/-2 as=oat:3/0/0 as=obs:1/0/0 as=ole:2/-1/0 as=ome:-28/31/0 as=one:0/-4/1 as=ons:10/-1/0
as=ool:12/-6/0 as=ord:2/0/0 as=ore:0/-8/13 as=ors:5/-4/0 as=ory:8/-4/0 as=ose:-5/10/0
as=oss:-14/14/0 as=ote:14/-9/0 as=our:5/0/0 as=ous:-18/23/0 as=out:-19/6/10 as=own:-6/11/0
as=ple:-8/3/0 as=ppy:-7/7/0 as=put:1/0/0 as=r's:22/-15/0 as=red:-1/3/0 as=rly:1/-1/0 as=rry:-9/9/0
as=rse:3/0/0 as=rst:17/-12/0 as=rus:2/0/0 as=sed:-13/15/0 as=sin:9/-7/0 as=son:1/0/0 as=sts:-4/11/0
as=sty:-1/1/0 as=t's:0/0/7 as=tal:3/-1/0 as=ted:2/0/0 as=ten:-7/8/0 as=ter:4/-6/3 as=tes:-10/13/0
as=ths:4/0/0 as=tic:-6/5/0 as=tly:-7/0/14 as=tor:7/-5/0 as=try:3/0/0 as=tta:-16/20/0
as=tty:-16/16/0 as=ude:1/0/0 as=uff:17/-14/0 as=ugh:-3/9/6 as=uld:-38/0/53 as=und:0/3/0
as=ure:15/-5/-6 as=ute:5/0/0 as=ved:10/-8/0 as=ven:-11/13/0 as=ver:-7/0/3 as=ves:0/-1/0
as=way:0/0/3 as=wer:13/-12/0 as=y's:-1/7/0 asb=ady_.:0/0/2 asb=ain_.:0/0/26 asb=all_.:-4/6/0
asb=ant_.:-13/13/0 asb=azy_.:-1/0/0 asb=ble_,:13/-14/0 asb=ble_.:-16/15/0 asb=ble_to:-2/3/0
asb=ddy_.:-1/0/25 asb=eat_that:0/-1/0 asb=ess_.:-2/2/0 asb=ful_.:-11/10/0 asb=ght_$:0/2/0
asb=ght_,:-10/12/0 asb=ght_.:-7/0/0 asb=ght_now:0/-18/27 asb=her_.:0/-13/0 asb=iar_with:-8/10/0
asb=ing_,:12/-12/0 asb=ing_.:2/-3/0 asb=ing_a:-15/15/0 asb=ing_for:-2/0/1 asb=ing_from:-1/0/0
asb=ing_how:2/-2/0 asb=ing_in:-5/0/5 asb=ing_is:0/5/0 asb=ing_my:-15/7/0 asb=ing_of:1/-3/0
asb=ing_on:-10/2/0 asb=ing_out:-1/0/0 asb=ing_room:22/-25/0 asb=ing_that:8/-5/0 asb=ing_the:-1/4/0
asb=ing_this:0/3/0 asb=ing_to:-2/0/6 asb=ing_your:-1/0/0 asb=ive_.:-16/12/0 asb=ket_.:6/-4/0
asb=lly_.:0/-17/24 asb=lly_a:0/2/0 asb=nds_with:-23/23/0 asb=ned_,:3/-2/0 asb=nna_be:0/0/-9
asb=nny_,:4/-7/0 asb=nts_.:1/0/0 asb=ome_.:-4/3/0 asb=ous_$:-3/4/0 asb=ous_.:-12/12/0
asb=ous_and:-1/0/0 asb=ral_.:-1/2/0 asb=rse_.:4/-3/0 asb=ted_.:-2/1/0 asb=ter_off:-1/1/0
asb=tic_.:-15/8/0 asb=tly_what:0/4/0 asb=ugh_.:-14/3/5 asb=ure_.:0/-2/0 asb=use_.:2/0/0
asb=use_he:0/9/0 asb=ved_ones:8/-11/0 asb=ver_.:0/0/21 asbs=ing_ace:3/-6/0 asbs=ing_ess:6/-3/0
asbs=ing_ion:0/-15/18 asbs=ing_nts:3/0/0 at='s:-6/4/0 at='t:-18/-1/19 at=al:0/3/-6 at=an:-4/7/0
at=as:2/0/0 at=at:0/3/-4 at=ay:-1/0/17 at=ca:-11/5/9 at=ce:22/-21/0 at=ch:18/-17/0 at=ck:5/0/0
at=ct:5/0/0 at=de:6/-2/0 at=ds:19/-15/-5 at=dy:-8/9/14 at=ed:-27/30/-9 at=ee:-4/8/0 at=el:0/4/0
at=em:20/-15/0 at=en:-2/7/-3 at=er:4/0/0 at=es:22/-19/-1 at=ew:1/0/0 at=ey:4/0/-1 at=ff:1/0/0
at=fs:8/-4/0 at=ge:8/-3/0 at=gh:-7/4/6 at=gs:24/-18/-1 at=gy:6/-2/0 at=ht:-4/5/0 at=ia:0/2/0
at=ic:-4/9/0 at=id:-15/19/0 at=il:0/-3/15 at=in:-12/17/0 at=ip:12/-7/0 at=ks:5/-2/0 at=ld:9/-19/0
at=le:13/-10/0 at=lf:-3/8/0 at=ll:-5/7/0 at=ls:29/-24/0 at=lt:0/1/0 at=ly:-26/28/0 at=ma:19/-14/0
at=me:5/-3/-3 at=ms:16/-18/0 at=my:4/0/0 at=na:0/0/-21 at=nd:0/0/-16 at=ng:-12/17/-2 at=nk:-6/6/0
at=ns:18/-22/0 at=nt:0/-9/0 at=od:13/-16/0 at=ok:9/-5/0 at=om:11/-6/0 at=on:2/0/-15 at=oo:-12/0/14
at=or:6/-2/0 at=os:14/-11/0 at=ot:1/0/0 at=ow:0/-1/15 at=ps:6/0/0 at=py:-16/21/0 at=rd:0/1/-1
at=re:-3/0/9 at=rm:1/0/0 at=rs:12/-8/-7 at=rt:15/-10/-4 at=ry:0/2/-6 at=sh:0/1/0 at=sm:4/-1/0
at=ss:4/0/0 at=st:0/0/-5 at=ta:-8/15/0 at=te:0/0/-17 at=th:25/-21/-5 at=ts:19/-20/-4 at=ty:0/4/-14
at=ud:-15/20/0 at=ue:15/-9/0 at=ul:-14/16/0 at=up:14/-9/0 at=us:0/0/-8 at=ve:-4/6/0 at=ws:9/-3/0
at=zy:-3/2/0 b=$:0/0/8 b=':-28/24/0 b=*:0/-4/0 b=,:-1/2/0 b=.:2/0/-1 b=/:0/-1/8 b=0:-6/5/3
b=[:-2/1/0 b=a:-9/6/2 b=about:-2/6/0 b=account:4/-8/0 b=actually:0/0/1 b=af:-7/8/0 b=after:-2/4/0
b=all:0/0/1 b=am:0/0/3 b=an:-14/15/-1 b=and:-4/6/-9 b=any:-5/0/6 b=are:0/-6/1 b=as:-8/8/0
b=ass:10/-9/0 b=at:-7/7/0 b=awful:0/7/0 b=bad:1/0/-2 b=be:-21/-7/30 b=been:-15/0/8 b=best:6/-5/0
b=big:0/6/-2 b=body:13/-14/0 b=book:2/0/0 b=brain:2/-1/0 b=business:10/-5/0 b=but:-8/6/1
b=by:-2/3/0 b=can:-2/0/0 b=canada:0/0/8 b=cause:-19/7/0 b=classic:1/0/0 b=coming:0/0/17
b=comment:6/-2/0 b=cool:-8/9/0 b=could:-1/1/0 b=couple:0/-10/24 b=creepy:0/1/0 b=cute:-2/8/0
b=days:5/-5/0 b=dead:0/2/0 b=do:-10/0/2 b=doesn't:0/4/0 b=doing:5/-9/0 b=enough:-16/18/0
b=even:-1/2/0 b=excited:-3/6/0 b=family:0/-3/0 b=fault:10/-10/0 b=favorite:4/-3/0 b=first:0/-2/0
b=for:-8/9/-4 b=friend:4/-6/0 b=from:-7/7/0 b=funny:-2/2/0 b=geller:-13/23/0 b=glad:-16/22/0
b=go:-14/-14/26 b=goal:4/-4/0 b=going:0/11/-12 b=good:-8/11/-3 b=got:0/-2/0 b=had:0/0/-8
b=happy:-4/7/-2 b=hard:2/0/0 b=has:18/-16/0 b=have:-3/-2/12 b=he:-9/3/1 b=he's:-6/13/0
b=head:14/-12/0 b=her:-8/11/0 b=here:-14/14/0 b=him:-1/0/0 b=his:-9/12/0 b=how:-10/11/0 b=i:-11/5/6
b=i'm:-14/11/0 b=if:-8/7/0 b=important:0/1/0 b=in:-4/6/-4 b=into:-2/3/0 b=is:7/-17/4 b=it:-13/9/0
b=it's:-9/1/0 b=its:-22/0/0 b=job:1/0/0 b=just:0/-4/5 b=kids:8/-7/0 b=language:1/-1/0 b=late:0/1/-4
b=life:9/-6/0 b=like:-7/11/-7 b=likely:0/3/0 b=listening:0/-20/23 b=lol:-1/0/0 b=long:0/-4/2
b=lot:-1/0/14 b=man:-1/0/0 b=many:0/-10/24 b=me:-18/10/1 b=mind:20/-19/0 b=moment:0/-14/14
b=month:0/-19/6 b=more:-16/12/0 b=much:-9/13/0 b=my:0/4/-4 b=myself:0/0/19 b=name:7/-4/-2
b=needs:13/-12/0 b=new:-23/7/5 b=news:-1/0/0 b=nice:-9/11/0 b=night:0/-23/33 b=no:-12/0/1
b=not:-7/7/0 b=now:-9/4/7 b=obvious:4/0/0 b=of:-3/3/-1 b=oh:0/0/-8 b=okay:-8/0/0 b=on:0/3/-5
b=ones:1/0/0 b=other:0/-1/0 b=our:0/17/-11 b=out:-1/0/0 b=over:-1/0/0 b=own:7/-8/0 b=people:-6/9/0
b=phone:12/-11/0 b=points:0/0/21 b=post:12/-5/0 b=potential:8/-1/0 b=pretty:-14/7/0 b=proud:0/1/0
b=r:-7/6/0 b=real:0/1/0 b=right:0/2/0 b=rn:-1/2/0 b=room:4/0/0 b=sad:-9/18/-4 b=same:7/-6/0
b=saying:0/2/0 b=school:1/0/0 b=second:0/0/15 b=see:0/0/3 b=seems:0/0/10 b=self:9/-7/0 b=she:-7/1/0
b=since:-10/10/0 b=so:-8/7/0 b=some:-13/0/10 b=someone:0/0/10 b=son:9/-8/0 b=sorry:-15/15/0
b=stupid:0/15/-2 b=sub:0/-19/18 b=sure:-17/19/0 b=surprised:-6/5/0 b=sweet:-3/7/0 b=system:6/-3/0
b=talking:7/0/0 b=teacher:0/-1/0 b=than:-11/13/0 b=that:-11/9/0 b=that's:0/0/-22 b=the:-10/4/7
b=their:0/0/-1 b=them:-5/5/0 b=themselves:-10/0/0 b=then:0/1/0 b=there:-3/8/-3 b=they:-4/4/0
b=thing:10/-9/0 b=thinking:0/0/15 b=this:-14/2/10 b=though:-3/7/0 b=to:-12/10/-1 b=too:-2/2/0
b=true:0/3/0 b=two:-5/5/0 b=uh:0/27/-26 b=up:-6/7/0 b=very:0/2/0 b=was:15/-24/2 b=watching:-1/0/0
b=way:-9/2/4 b=ways:0/-7/0 b=we:-12/7/0 b=weird:0/5/0 b=went:2/0/0 b=what:-13/5/6 b=when:-5/6/0
b=while:0/-10/17 b=whole:6/0/0 b=why:0/3/0 b=wife:6/-3/0 b=will:3/-9/0 b=win:8/-9/0 b=with:-9/10/-4
b=wonderful:0/-2/0 b=work:0/2/0 b=writing:3/-2/0 b=y'know:0/9/0 b=year:9/-29/0 b=years:-8/7/0
b=you:-15/9/4 b=you're:-20/17/-1 b=your:4/3/-21 bs=ace:7/-2/0 bs=ada:0/-6/6 bs=age:2/0/0
bs=ain:-1/4/0 bs=air:-5/8/0 bs=als:13/-7/0 bs=ame:0/3/-2 bs=and:3/-2/0 bs=ant:-5/5/0 bs=ard:0/3/0
bs=ary:3/-4/0 bs=ast:0/4/0 bs=ber:0/0/7 bs=ble:-1/1/0 bs=cal:0/15/-15 bs=ces:12/-10/0
bs=cky:-10/15/0 bs=cts:0/-2/0 bs=dit:0/-23/27 bs=e's:-1/4/0 bs=eat:-6/10/-2 bs=eir:0/1/0
bs=elf:-21/9/0 bs=els:0/-6/0 bs=ely:-12/12/0 bs=ems:4/-17/0 bs=end:8/-4/0 bs=ent:2/-2/0
bs=epy:0/5/0 bs=ere:-1/0/0 bs=ers:4/-4/0 bs=ess:0/-4/1 bs=ful:0/7/-25 bs=ged:0/4/0 bs=hts:4/-10/0
bs=ial:-17/14/0 bs=ian:0/-3/0 bs=ice:12/-10/0 bs=ide:-2/0/0 bs=ied:-8/11/0 bs=ier:-4/17/-9
bs=ies:8/-4/0 bs=ine:7/-10/0 bs=ing:-9/9/-1 bs=ion:10/-8/0 bs=ish:-4/6/0 bs=ism:-3/0/0
bs=its:0/-8/0 bs=ity:7/-6/0 bs=ive:0/3/0 bs=kes:8/-16/1 bs=lia:0/0/1 bs=lls:4/-7/0 bs=lly:-9/5/2
bs=mes:-6/0/20 bs=mon:-2/4/0 bs=n't:3/-11/6 bs=nds:9/-7/0 bs=ned:-2/3/0 bs=ner:12/-10/0
bs=nes:0/-3/0 bs=nna:-9/10/0 bs=nny:0/1/0 bs=now:0/3/0 bs=nse:4/-5/0 bs=nth:0/0/6 bs=nts:4/-10/0
bs=ody:0/1/0 bs=oks:3/0/0 bs=ome:-1/5/0 bs=ond:0/-5/4 bs=ong:-4/5/0 bs=ons:12/-20/3 bs=ors:0/-2/0
bs=ort:-2/3/0 bs=ory:15/-12/0 bs=oud:0/5/0 bs=ous:-8/12/-6 bs=out:-5/3/0 bs=pid:-10/0/0
bs=ple:-7/0/1 bs=ppy:-6/8/-1 bs=rds:8/-5/0 bs=red:-11/17/-9 bs=rge:13/-12/0 bs=row:0/-30/23
bs=rry:0/0/-2 bs=rst:5/-7/0 bs=rts:10/-10/0 bs=sed:-2/7/-2 bs=ses:4/-3/0 bs=son:1/-6/0
bs=t's:-2/6/0 bs=tch:-2/7/0 bs=ted:-8/9/0 bs=tes:5/-11/4 bs=tic:-1/8/0 bs=tor:0/0/2 bs=tty:0/7/-2
bs=ual:10/-7/0 bs=ugh:-2/0/0 bs=uld:-1/0/0 bs=unt:7/0/0 bs=use:-3/6/-4 bs=uth:9/-8/0
""",
    "to": """
bias:-6 a=':1 a=*:22 a=,:53 a=.:21 a=0:-2 a=[:-3 a=a:-5 a=afraid:13 a=and:57 a=at:15 a=bad:44
a=be:-16 a=big:30 a=busy:42 a=but:43 a=cold:5 a=come:-2 a=cute:12 a=damn:42 a=do:-17 a=early:2
a=easy:33 a=edit:11 a=even:9 a=far:58 a=fast:44 a=get:-18 a=go:-21 a=good:20 a=hard:46 a=have:-3
a=hear:-9 a=her:-3 a=high:33 a=if:37 a=in:6 a=is:40 a=know:-8 a=late:53 a=lazy:7 a=listen:-2
a=little:26 a=lol:14 a=long:47 a=make:-9 a=many:64 a=me:-24 a=much:68 a=my:-4 a=nice:9 a=not:-1
a=often:23 a=old:20 a=play:-4 a=read:-2 a=real:33 a=say:-15 a=see:-13 a=short:25 a=so:34 a=soon:40
a=sure:18 a=take:-2 a=talk:-11 a=the:-21 a=them:-4 a=this:-5 a=try:-4 a=well:37 a=when:30 a=work:-5
a=you:-7 a=young:2 ab=$_$:22 ab=._.:-8 ab=bad_.:3 ab=close_to:10 ab=it_.:-3 ab=lazy_to:8
ab=you_.:-5 ac=0:-35 ac=1:-21 as=all:13 as=art:-3 as=ble:14 as=ion:-7 as=ive:13 as=lly:-5 as=nal:17
as=nny:18 as=ous:21 as=pen:-3 as=ply:-5 as=rge:3 as=sed:12 as=ted:13 as=ung:2 asb=ght_.:32 at=al:11
at=ar:11 at=ch:-12 at=ct:-2 at=ed:24 at=er:-3 at=ic:11 at=id:9 at=is:1 at=le:8 at=lf:-2 at=ly:18
at=me:-2 at=nd:-8 at=ng:1 at=rd:5 at=te:-6 b=$:4 b=.:-2 b=/:6 b=[:6 b=^:10 b=about:3 b=for:16
b=i:17 b=in:1 b=it:-1 b=it's:1 b=lol:14 b=of:10 b=or:2 b=out:-6 b=she:3 b=so:3 b=the:-8 b=them:-1
b=they:2 b=this:-5 b=to:22 b=with:7 b=your:-4 bs=tch:-1 bs=use:10 l=,:16 l=.:12 l=^:8 l=able:-20
l=all:3 l=are:34 l=back:-1 l=be:31 l=been:-11 l=being:28 l=bit:15 l=close:-11 l=come:-1 l=comes:-1
l=down:-22 l=due:-1 l=enough:-3 l=far:12 l=gets:8 l=getting:29 l=go:-21 l=going:-18 l=had:-10
l=happy:-1 l=hard:-6 l=has:-1 l=have:-21 l=he's:22 l=here:9 l=how:-15 l=i:52 l=i'm:23 l=is:18
l=it:1 l=it's:30 l=just:9 l=like:-4 l=listen:-25 l=listening:-12 l=looks:6 l=love:-4 l=me:6
l=need:-33 l=needs:-2 l=not:9 l=off:-6 l=reference:-11 l=referring:-12 l=responding:-14 l=shows:12
l=so:6 l=talk:-34 l=talking:-5 l=that:13 l=that's:5 l=this:2 l=time:-2 l=try:-1 l=up:-16 l=used:-30
l=want:-41 l=wanted:-7 l=wants:-6 l=was:27 l=wasn't:29 l=way:17 l=went:-21 l=were:12 l=where:-14
l=you:2 ls='re:38 ls=aay:23 ls=gry:25 ls=her:8 ls=ing:-9 ls=ity:-2 ls=lly:1 ls=nce:-10 ls=nts:-14
ls=oks:9 ls=t's:8 ls=ted:-6 ls=tes:-1 ls=tle:6 lt=ar:-1 lt=ed:-11 lt=er:-5 lt=es:-1 lt=le:1
lt=ll:17 lt=ly:4 lt=nd:5 lt=on:-9 lt=py:-7 lt=re:3 lt=rt:-3 lt=se:-2 lt=ut:-1 lt=ve:-4 m=]:6 m=^:3
m=a:3 m=about:5 m=an:-6 m=are:3 m=aren't:7 m=ask:-7 m=be:3 m=been:-8 m=by:11 m=came:-17 m=can:-14
m=do:-8 m=ever:-10 m=got:4 m=hate:27 m=i:-4 m=i'd:-3 m=is:5 m=just:-8 m=love:21 m=my:4 m=name:5
m=need:7 m=on:2 m=that:5 m=the:-1 m=they:-10 m=this:10 m=told:-21 m=want:-17 m=would:-6 m=you:-3
ml=._not:7 ml=^_me:37 ml=^_you:23 ml=a_little:17 ml=a_way:-5 ml=is_way:3 ml=this_is:8
""",
    "then": """
bias:-5 a=,:-21 a=.:-25 a=a:4 a=an:9 a=any:12 a=he:-2 a=it:5 a=that:4 a=the:16 a=this:1 a=to:11
ab=$_$:-15 ab=._$:-2 ab=[_name:10 ac=1:7 as='re:-4 as=ght:-1 as=ing:2 as=one:11 at='s:-3 at=ed:-3
at=er:-5 at=ht:-5 at=ne:6 at=ng:13 at=ss:-1 b=$:-2 b=.:10 b=back:-11 b=can:-5 b=did:3 b=feel:-1
b=for:2 b=name:3 b=would:-5 bs=n't:-1 bs=uld:-3 l=,:-35 l=.:-24 l=^:-2 l=and:-47 l=back:-10
l=but:-28 l=different:4 l=even:-4 l=it:-7 l=less:30 l=me:5 l=more:36 l=other:9 l=rather:3 l=so:-2
l=well:-8 l=worse:9 ls=ent:11 ls=her:5 ls=rse:18 ls=use:-3 lt=er:25 lt=es:1 lt=ry:3 lt=se:-1 m=,:-9
m=0:1 m=^:-16 m=a:2 m=better:22 m=bigger:8 m=in:7 m=less:24 m=more:33 m=that:-5 m=this:9 m=with:-4
ml=^_^:-24 ml=^_better:2
""",
    "its": """
bias:-7 R:16 l=,:25 l=.:20 l=^:4 l=about:-2 l=all:-1 l=and:7 l=at:-12 l=because:14 l=believe:4
l=but:18 l=during:-2 l=for:-26 l=from:-10 l=get:-10 l=got:-5 l=if:34 l=in:-31 l=is:-10 l=it's:-11
l=know:14 l=like:10 l=lol:14 l=love:-6 l=mean:18 l=means:8 l=no:4 l=now:35 l=of:-32 l=off:-3
l=oh:-12 l=on:-28 l=say:1 l=so:20 l=something:8 l=that:16 l=think:22 l=thinks:6 l=time:10 l=to:-20
l=was:-12 l=well:31 l=what:14 l=when:16 l=why:15 l=with:-26 l=wow:7 la=,_bad:-13 la=._.:-18
la=._bad:-15 la=^_[:-3 la=^_bad:-3 la=oh_[:-4 ls=end:4 ls=ess:15 ls=eve:8 ls=her:17 ls=ink:6
ls=out:-6 lt='s:-22 lt=ed:-12 lt=er:1 lt=ng:-1 lt=nk:4 lt=se:8 lt=ut:-11 m=,:5 m=.:3 m=^:11 m=a:6
m=at:1 m=but:4 m=can:2 m=damn:2 m=give:-3 m=hey:-5 m=i:-2 m=just:-1 m=know:7 m=no:25 m=out:2
m=the:17 m=to:-15 m=you:-4 ml=^_^:7 ml=^_wow:1 ml=i_hope:11 ml=sorry_,:-6
""",
    "your": """
bias:-7 P:-1 R:12 l=,:16 l=.:13 l=^:3 l=all:6 l=and:10 l=are:5 l=believe:23 l=for:-20 l=hope:5
l=if:13 l=in:-19 l=is:-5 l=know:1 l=me:1 l=of:-11 l=on:-20 l=see:-4 l=that:6 l=think:6
l=thinking:19 l=to:-8 l=unless:3 l=what:10 l=when:10 l=why:2 l=with:-20 l=wow:4 ls=ing:-6 ls=ink:5
ls=joy:-1 ls=use:15 lt='s:-4 lt=er:9 lt=nk:1 m=^:5 m=do:5 m=i'm:7 m=just:2 m=sorry:-8 m=the:4
m=to:-3 m=yeah:2 m=you:-6 ml=^_^:6 ml=^_wow:3 ml=i_think:11
""",
    "whose": """
bias:2 P:13 R:20
""",
    "their-theyre": """
bias:-1 P:6 R:16 l=,:9 l=.:15 l=^:11 l=but:5 l=for:-1 l=if:29 l=in:-14 l=like:12 l=of:-17 l=on:-12
l=that:17 l=think:10 l=what:3 l=when:8 l=why:1 l=with:-10 ls=ess:3 ls=ing:-4 ls=use:18 lt=se:3
lt=ss:1 m=^:5 m=to:-2 ml=^_^:6
""",
    "their-there": """
bias:7 P:-3 R:12 l=and:-5 l=are:17 l=be:20 l=is:22 l=like:-5 l=love:-4 l=of:-8 l=out:14 l=over:7
l=was:12 l=with:-15 ls=ght:7 lt=ut:-1 m=.:7 m=^:5 m=a:14 m=hang:9 m=i:8 m=oh:4 m=that:-10 m=was:10
ml=,_and:-13 ml=hang_in:14
""",
    "theyre-there": """
bias:17 P:-5 R:16 l=,:-10 l=.:-15 l=^:-10 l=are:15 l=be:7 l=because:-5 l=but:-10 l=if:-17 l=in:26
l=is:34 l=like:-17 l=on:16 l=out:13 l=over:19 l=that:-12 l=think:-1 l=was:10 l=what:-30 l=when:-4
ls=ing:4 ls=n't:8 ls=use:-27 lt=ng:4 lt=nk:-2 m=^:1 m=that's:-2 m=was:3 ml=^_^:-5
""",
}
"""Scales by name: `feature:weight`, or one weight for each kind."""
